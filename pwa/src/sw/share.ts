// SPDX-License-Identifier: EUPL-1.2
import type { LocalReport } from "../app/database.ts";
import { addPhoto } from "../app/local.ts";
import { readPlace } from "../report/exif.ts";

/** Begin a report with what another app shared, and lead to it. */
export async function keepShared(
  request: Request,
  begin: (changes: Partial<LocalReport>) => Promise<LocalReport>,
): Promise<Response> {
  const form = await request.formData();
  const said = ["title", "text", "url"].map((name) => form.get(name)).filter(Boolean);
  const report = await begin({ description: said.join("\n") });
  for (const file of form.getAll("photos")) {
    if (file instanceof File)
      await addPhoto(report.id, { blob: file, place: await readPlace(file) });
  }
  return Response.redirect(`/report/${report.id}`, 303);
}
