// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "../../api/client.ts";
import { useResource } from "../../api/resource.ts";

export type Staff = Schema["StaffView"];

async function load(department: string): Promise<Staff[]> {
  if (!department) return [];
  const query = { department };
  return given(await client.GET("/api/v1/desk/people", { params: { query } })).people;
}

/** Show who works in a department, and the city's moderators. */
export function usePeople(department: string): Staff[] {
  return useResource(`desk people ${department}`, () => load(department)).value ?? [];
}
