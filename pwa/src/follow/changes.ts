// SPDX-License-Identifier: EUPL-1.2
import { type Catalogue, type Category, isOpenOn } from "../api/catalogue.ts";
import type { Schema } from "../api/client.ts";
import type { Report } from "../api/report.ts";

/** What a reporter can change by the simple form. */
export interface Changed {
  description: string;
  address: string;
  category: string;
}

/** Return what stands in the report. */
export function written({ description, address, category }: Report): Changed {
  return { description: description ?? "", address, category: category.code };
}

/** Return just what differs from the report, as the server takes it; null if nothing does. */
export function changes(report: Report, changed: Changed): Partial<Schema["ReportEdit"]> | null {
  const now = written(report);
  const edit: Partial<Schema["ReportEdit"]> = {};
  if (changed.description.trim() !== now.description) edit.description = changed.description.trim();
  if (changed.address.trim() !== now.address) edit.address = changed.address.trim();
  if (changed.category !== now.category) {
    edit.category = changed.category;
    // Those of the former category mean nothing in another.
    if (Object.keys(report.answers ?? {}).length > 0) edit.answers = {};
  }
  return Object.keys(edit).length > 0 ? edit : null;
}

export interface ChoiceGroup {
  group: Catalogue["groups"][number];
  categories: Category[];
}

/** Return the categories that need nothing which the report does not have, in the city's order. */
export function choices(catalogue: Catalogue, report: Report, today: string): ChoiceGroup[] {
  return catalogue.groups
    .map((group) => ({
      group,
      categories: group.categories.filter(
        (category) => category.code === report.category.code || fits(category, report, today),
      ),
    }))
    .filter(({ categories }) => categories.length > 0);
}

function fits(category: Category, report: Report, today: string): boolean {
  return (
    category.subject_kind === "place" &&
    report.subject.id === null &&
    category.questions.every(({ is_required }) => !is_required) &&
    (category.photo !== "required" || report.photos.length > 0) &&
    isOpenOn(category, today)
  );
}
