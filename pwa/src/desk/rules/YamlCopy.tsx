// SPDX-License-Identifier: EUPL-1.2
import { Button } from "../../components/Button/Button.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { t } from "../../i18n/text.ts";

interface Props {
  /** What the file is. */
  title: string;
  /** Where it goes. */
  hint: string;
  text: string;
}

/** What the city's files say of it, to copy; `civic city apply` brings it about. */
export function YamlCopy({ title, hint, text }: Props) {
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => toast(t("rules.yaml.copied")),
      () => toast(t("rules.yaml.by_hand")),
    );
  };
  return (
    <details class="rules-yaml">
      <summary>{title}</summary>
      <div class="stack-s">
        <p class="muted small">{hint}</p>
        <p>
          <Button onClick={copy}>{t("rules.yaml.copy")}</Button>
        </p>
        {/* It scrolls, and keys must reach it. */}
        <pre tabIndex={0} aria-label={title}>
          {text}
        </pre>
      </div>
    </details>
  );
}
