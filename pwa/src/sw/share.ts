// SPDX-License-Identifier: EUPL-1.2
import type { LocalReport } from "../app/database.ts";
import { readPlace } from "../app/exif.ts";
import { addPhoto } from "../app/local.ts";

/** Begin a report with what another app shared, and lead to it. */
export async function keepShared(
  request: Request,
  begin: (changes: Partial<LocalReport>) => Promise<LocalReport>,
): Promise<Response> {
  const form = await request.formData();
  const said = ["title", "text", "url"].map((name) => form.get(name)).filter(Boolean);
  const report = await begin({ description: said.join("\n") });
  const isWhole = await keepPhotos(report.id, form.getAll("photos"));
  return Response.redirect(`/report/${report.id}?${isWhole ? "auto" : "full"}`, 303);
}

/** Keep the photos; false if the device had no room for all of them. */
async function keepPhotos(report_id: string, files: FormDataEntryValue[]): Promise<boolean> {
  try {
    for (const file of files) {
      if (!(file instanceof File)) continue;
      await addPhoto(report_id, { blob: file, place: await readPlace(file) });
    }
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === "QuotaExceededError") return false;
    throw error;
  }
}
