// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import type { Report } from "../../api/report.ts";
import { Button } from "../../components/Button/Button.tsx";
import type { ShownPhoto } from "../../components/PhotoView/photo.ts";
import { toast } from "../../components/Toast/Toast.tsx";
import { t } from "../../i18n/text.ts";
import type { RedactPhoto } from "../redact/RedactPhoto.tsx";

interface Props {
  report: Report;
  onDone: () => void;
}

/** For each photo of the reporter a way to cover what nobody may see in it. */
export function Redacting({ report, onDone }: Props) {
  const [photo, open] = useState<ShownPhoto | null>(null);
  const [Tool, load] = useState<ComponentType<Parameters<typeof RedactPhoto>[0]> | null>(null);
  if (report.photos.length === 0 || !report.actions.includes("redact")) return null;
  const begin = (chosen: ShownPhoto) =>
    import("../redact/RedactPhoto.tsx").then(
      (module) => {
        load(() => module.RedactPhoto);
        open(chosen);
      },
      () => toast(t("sheet.redact.failed")),
    );
  return (
    <div class="row">
      {report.photos.map((one, at) => (
        <Button key={one.id} look="quiet" icon="edit" onClick={() => void begin(one)}>
          {report.photos.length > 1 ? t("sheet.redact.nth", { at: at + 1 }) : t("sheet.redact")}
        </Button>
      ))}
      {Tool && photo && (
        <Tool
          reportId={report.id}
          photo={photo}
          onDone={() => {
            open(null);
            onDone();
          }}
          onClose={() => open(null)}
        />
      )}
    </div>
  );
}
