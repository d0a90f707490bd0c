// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { brought, publicAddress, showClean } from "./address.ts";

const PAGE = "https://city.example/reports/HKI-2026-000417";

test("a mail's key and grade are taken out, and the rest stays", () => {
  const mail = brought(new URL(`${PAGE}?lang=fi&key=se.cr-et&grade=4#rate`));

  expect(mail).toEqual({
    key: "se.cr-et",
    grade: 4,
    clean: "/reports/HKI-2026-000417?lang=fi#rate",
  });
});

test("an address without either is left as it is", () => {
  expect(brought(new URL(PAGE))).toEqual({
    key: null,
    grade: null,
    clean: "/reports/HKI-2026-000417",
  });
});

test.each(["0", "6", "2.5", "", "five"])("%s is no grade", (grade) => {
  expect(brought(new URL(`${PAGE}?grade=${grade}`)).grade).toBeNull();
});

test("an empty key is none", () => {
  expect(brought(new URL(`${PAGE}?key=`)).key).toBeNull();
});

test("the key leaves the address bar and adds no step back", () => {
  history.replaceState({ key: "step" }, "", "/reports/HKI-2026-000417?key=secret");
  const steps = history.length;

  showClean(brought(new URL(location.href)).clean);

  expect(location.search).toBe("");
  expect(history.length).toBe(steps);
  expect(history.state).toEqual({ key: "step" });
});

test("what is shared is the number alone", () => {
  expect(publicAddress("HKI-2026-000417")).toBe(`${location.origin}/reports/HKI-2026-000417`);
});
