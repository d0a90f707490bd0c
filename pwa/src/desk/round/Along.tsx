// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from "preact/hooks";
import { isOnline } from "../../app/sending.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { time } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { type Progress, takeAlong } from "./along.ts";
import { change, type KeptRound } from "./kept.ts";

/** Have the round on the device, photos and map included, before the signal is gone. */
export function Along({ known }: { known: KeptRound }) {
  const deed = useDeed();
  const [progress, show] = useState<Progress | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  if (known.alongAt) {
    return (
      <Notice kind="good" isAnnounced>
        <p>{t("round.along.done", { at: time(known.alongAt) })}</p>
      </Notice>
    );
  }
  const take = () =>
    deed.run(async () => {
      await takeAlong(known, show, stop.current.signal);
      await change({ alongAt: new Date().toISOString() });
    });
  return (
    <div class="stack-s">
      <p>
        <Button
          icon="download"
          disabled={deed.isBusy || !isOnline.value}
          onClick={() => void take()}
        >
          {t("round.along")}
        </Button>
      </p>
      {deed.isBusy && progress && (
        <p>
          <label>
            {t("round.along.progress", { n: progress.n_done, of: progress.n_files })}{" "}
            <progress value={progress.n_done} max={progress.n_files} />
          </label>
        </p>
      )}
      <DeedFailure error={deed.error} />
    </div>
  );
}
