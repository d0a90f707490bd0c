// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { Button } from "../components/Button/Button.tsx";
import type { IconName } from "../components/Icon/Icon.tsx";
import { Sheet } from "../components/Sheet/Sheet.tsx";
import { DeedFailure, useDeed } from "../forms/deed.tsx";

interface Props {
  icon: IconName;
  label: string;
  /** What comes of it. */
  text: string;
  onSure: () => Promise<void>;
}

/** What can not be undone: said once more before it is done. */
export function Sure({ icon, label, text, onSure }: Props) {
  const deed = useDeed();
  const [isAsked, ask] = useState(false);
  return (
    <>
      <p>
        <Button look="quiet" icon={icon} onClick={() => ask(true)}>
          {label}
        </Button>
      </p>
      {isAsked && (
        <Sheet title={label} onClose={() => ask(false)}>
          <p>{text}</p>
          <DeedFailure error={deed.error} />
          <Button look="danger" isWide disabled={deed.isBusy} onClick={() => void deed.run(onSure)}>
            {label}
          </Button>
        </Sheet>
      )}
    </>
  );
}
