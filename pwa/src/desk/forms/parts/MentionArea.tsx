// SPDX-License-Identifier: EUPL-1.2
import { useId, useRef, useState } from "preact/hooks";
import { Field } from "../../../components/Field/Field.tsx";
import { t } from "../../../i18n/text.ts";
import { completed, fitting, mentionAt, type Named } from "./mention.ts";

interface Props {
  id: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  people: readonly Named[];
  onText: (text: string) => void;
}

/** Text in which "@" and the beginning of a name offer people. */
export function MentionArea({ id, label, hint, error, value, people, onText }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const [caret, place] = useState(0);
  const [at, choose] = useState(0);
  const [isDismissed, dismiss] = useState(false);
  const mention = isDismissed ? null : mentionAt(value, caret);
  const offered = mention ? fitting(people, mention.typed) : [];
  const isOpen = offered.length > 0;

  const take = (one: Named) => {
    if (!mention) return;
    const [text, there] = completed(value, mention.from, caret, one.name);
    onText(text);
    place(there);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(there, there);
    });
  };
  const keys = (event: KeyboardEvent) => {
    const chosen = offered[Math.min(at, offered.length - 1)];
    if (!isOpen || !chosen || event.ctrlKey || event.metaKey) return;
    const n = offered.length;
    const doing: Record<string, () => void> = {
      ArrowDown: () => choose((at + 1) % n),
      ArrowUp: () => choose((at + n - 1) % n),
      Enter: () => take(chosen),
      Tab: () => take(chosen),
      Escape: () => dismiss(true),
    };
    const work = doing[event.key];
    if (!work) return;
    work();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(ids) => (
        <>
          <textarea
            {...ids}
            ref={area}
            rows={4}
            maxLength={4000}
            value={value}
            aria-autocomplete="list"
            aria-controls={isOpen ? list : undefined}
            aria-activedescendant={isOpen ? `${list}-${at}` : undefined}
            onKeyDown={keys}
            onInput={({ currentTarget }) => {
              onText(currentTarget.value);
              place(currentTarget.selectionStart);
              choose(0);
              dismiss(false);
            }}
            onClick={({ currentTarget }) => place(currentTarget.selectionStart)}
          />
          {isOpen && (
            <div id={list} class="mentions" role="listbox" aria-label={t("desk.form.mentions")}>
              {offered.map((one, nth) => (
                <div
                  key={one.id}
                  id={`${list}-${nth}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={nth === at}
                  onMouseDown={(event) => {
                    event.preventDefault();
                    take(one);
                  }}
                >
                  {one.name}
                </div>
              ))}
            </div>
          )}
        </>
      )}
    </Field>
  );
}
