// SPDX-License-Identifier: EUPL-1.2
// Write the types of the contract, or with --check say whether they are those of today.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";

const ROOT = join(import.meta.dirname, "..");
const TARGET = join(ROOT, "src/api/schema.gen.ts");
const HEAD =
  "// SPDX-License-Identifier: EUPL-1.2\n// Written by `npm run schema` from openapi.json.\n\n";

const contract: object = JSON.parse(readFileSync(join(ROOT, "openapi.json"), "utf8"));
const types =
  HEAD + astToString(await openapiTS(JSON.stringify(contract), { defaultNonNullable: false }));
if (!process.argv.includes("--check")) {
  writeFileSync(TARGET, types);
} else if (readFileSync(TARGET, "utf8") !== types) {
  process.stderr.write("src/api/schema.gen.ts is not that of openapi.json: run `make openapi`\n");
  process.exitCode = 1;
}
