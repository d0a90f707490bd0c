// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/text.ts";
import { Icon } from "../Icon/Icon.tsx";
import "./ErrorSummary.css";

export interface Fault {
  /** Id of the control that it is about. */
  field: string;
  /** A sentence that says what to do. */
  text: string;
}

interface Props {
  faults: Fault[];
  title?: string;
}

/** Everything that is wrong with a form, with links to where; it takes the focus when it appears. */
export function ErrorSummary({ faults, title = t("app.faults") }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [faults]);
  if (faults.length === 0) return null;
  return (
    <div class="faults" role="alert" tabIndex={-1} ref={box}>
      <p class="faults-title">
        <Icon name="alert" />
        <span>{title}</span>
      </p>
      <ul>
        {faults.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            <a href={`#${field}`} onClick={(event) => jump(event, field)}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Bring the control into sight and into the keyboard's hands. */
function jump(event: MouseEvent, field: string): void {
  const target = document.getElementById(field);
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}
