// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { person } from "../../api/session.ts";
import { t } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import { usePeople } from "../parts/people.ts";
import { DEPARTMENT_ROLES, holds } from "../parts/roles.ts";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { SearchChoices } from "./parts/SearchChoices.tsx";

const NOBODY = "none";

/** Say who works on reports: oneself or nobody; managers name anybody of the department. */
export function AssignForm({ asked, onClose }: FormProps) {
  const me = person.value;
  const [chosen, choose] = useState(me?.id ?? NOBODY);
  const people = usePeople(asked.targets[0]?.department ?? "");
  const others = holds(me, ["manager"])
    ? people.filter(
        ({ id, roles }) => id !== me?.id && roles.some((role) => DEPARTMENT_ROLES.includes(role)),
      )
    : [];
  const choices = [
    { value: me?.id ?? NOBODY, label: t("desk.form.me") },
    { value: NOBODY, label: t("desk.form.nobody") },
    ...others.map(({ id, name, roles }) => ({
      value: id,
      label: name,
      hint: roles.map((role) => t(`desk.role.${role}`)).join(", "),
    })),
  ];
  const send = () => {
    const named = chosen === me?.id ? me : people.find(({ id }) => id === chosen);
    carryOut({
      ...asked,
      body: { assignee: chosen === NOBODY ? null : chosen },
      hint: { assignee: named ? { id: named.id, name: named.name } : null },
    });
    onClose();
  };
  return (
    <AskedForm asked={asked} faults={() => []} onSend={send} onClose={onClose}>
      <SearchChoices
        id="assign-to"
        label={t("desk.form.assignee")}
        choices={choices}
        value={chosen}
        onValue={choose}
      />
    </AskedForm>
  );
}
