// SPDX-License-Identifier: EUPL-1.2
import type { RuleBody, RuleChanges, RuleScope, RuleView } from "../../api/rules.ts";

/** Something that a rule shall be from now on; `body` null: it shall not be at all. */
export interface Change {
  scope: RuleScope;
  body: RuleBody | null;
  /** Whether no rule is about the same now. */
  isNew: boolean;
}

/** Return what a rule is about, by code. */
export function scopeOf(rule: Pick<RuleView, "category" | "group" | "area">): RuleScope {
  return {
    category: rule.category?.code ?? null,
    group: rule.group?.code ?? null,
    area: rule.area?.code ?? null,
  };
}

/** Return what tells one rule from another. */
export function keyOf({ category, group, area }: RuleScope): string {
  return JSON.stringify([category ?? null, group ?? null, area ?? null]);
}

/** Return the changes with one more, which takes the place of one about the same. */
export function withChange(changes: readonly Change[], change: Change): Change[] {
  const rest = changes.filter(({ scope }) => keyOf(scope) !== keyOf(change.scope));
  // What was only thought of and goes again is no change.
  return change.isNew && change.body === null ? rest : [...rest, change];
}

/** Return the changes without those about a rule. */
export function withoutChange(changes: readonly Change[], scope: RuleScope): Change[] {
  return changes.filter((one) => keyOf(one.scope) !== keyOf(scope));
}

/** Return the changes as the server takes them. */
export function asBody(changes: readonly Change[]): RuleChanges {
  return {
    put: changes.flatMap(({ body }) => (body ? [body] : [])),
    removed: changes.flatMap(({ scope, body }) => (body ? [] : [scope])),
  };
}
