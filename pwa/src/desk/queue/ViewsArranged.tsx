// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from "preact/hooks";
import { changeView, dropView, loadViews, saveView, type View } from "../../api/desk.ts";
import { Button, IconButton } from "../../components/Button/Button.tsx";
import { TextField } from "../../components/Field/Field.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { t } from "../../i18n/text.ts";
import { besides, moved, placeOf } from "./arrange.ts";

interface Props {
  views: View[];
  onTook: (views: View[]) => void;
}

type Direction = "up" | "down";
const STEPS = { up: -1, down: 1 } as const;

/** The views that somebody may change: their order, their names, and taking them away. */
export function ViewsArranged({ views, onTook }: Props) {
  const [renamed, rename] = useState<string | null>(null);
  const left = useRef<string | null>(null);
  useEffect(() => {
    // The form took the place of the button that opened it.
    if (renamed === null && left.current) document.getElementById(left.current)?.focus();
    left.current = renamed && renameId(renamed);
  }, [renamed]);
  const inTurn = useTurns();
  const moving = useMoving(views, onTook, inTurn);
  const { removed, remove, bringBack, ...removing } = useRemoving(onTook, inTurn);
  return (
    <div class="stack-s">
      <ul class="views">
        {views
          .filter(({ id, is_mine }) => id !== null && is_mine)
          .map((view) =>
            view.id === renamed ? (
              <li key={view.id}>
                <RenameForm
                  view={view}
                  inTurn={inTurn}
                  onTook={onTook}
                  onClose={() => rename(null)}
                />
              </li>
            ) : (
              <Line
                key={view.id}
                view={view}
                place={placeOf(views, view)}
                n={besides(views, view).length}
                onMove={(direction) => moving.move(view, direction)}
                onRename={() => rename(view.id)}
                onRemove={() => void remove(view, placeOf(views, view))}
              />
            ),
          )}
      </ul>
      <p role="status" class="unseen">
        {moving.said}
      </p>
      {removed && <Removed name={removed.name ?? ""} onUndo={() => void bringBack()} />}
      <DeedFailure error={moving.error ?? removing.error} />
    </div>
  );
}

interface LineProps {
  view: View;
  place: number;
  n: number;
  onMove: (direction: Direction) => void;
  onRename: () => void;
  onRemove: () => void;
}

function Line({ view, place, n, onMove, onRename, onRemove }: LineProps) {
  const name = view.name ?? "";
  return (
    <li class="view-arranged">
      <span class="view-name">
        {name} {view.department && <span class="small muted">{t("desk.views.shared")}</span>}
      </span>
      <span class="view-deeds">
        <IconButton
          id={moveId(view, "up")}
          icon="high"
          label={t("desk.views.up", { name })}
          disabled={place === 0}
          onClick={() => onMove("up")}
        />
        <IconButton
          id={moveId(view, "down")}
          icon="down"
          label={t("desk.views.down", { name })}
          disabled={place === n - 1}
          onClick={() => onMove("down")}
        />
        <IconButton
          id={renameId(view.id ?? "")}
          icon="edit"
          label={t("desk.views.rename", { name })}
          onClick={onRename}
        />
        <IconButton icon="trash" label={t("desk.views.drop", { name })} onClick={onRemove} />
      </span>
    </li>
  );
}

function renameId(id: string): string {
  return `view-rename-${id}`;
}

function moveId({ id }: View, direction: Direction): string {
  return `view-${direction}-${id}`;
}

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Send one thing after another: each answer lists all views, and an older one would undo a newer. */
function useTurns(): InTurn {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return (work) => {
    const mine = last.current.then(work, work);
    last.current = mine;
    return mine;
  };
}

/** Moves are seen at once and sent one after another. */
function useMoving(views: View[], onTook: (views: View[]) => void, inTurn: InTurn) {
  const [said, say] = useState("");
  const [error, fail] = useState<unknown>(null);
  const pressed = useRef<[View, Direction] | null>(null);
  useEffect(() => {
    // A line that is moved loses the focus; at an end its button is none any more.
    if (pressed.current) focusOn(...pressed.current);
    pressed.current = null;
  }, [views]);
  const move = (view: View, direction: Direction) => {
    const place = placeOf(views, view) + STEPS[direction];
    const id = view.id ?? "";
    pressed.current = [view, direction];
    onTook(moved(views, view, place));
    say(
      t("desk.views.moved", {
        name: view.name ?? "",
        at: place + 1,
        n: besides(views, view).length,
      }),
    );
    fail(null);
    inTurn(() => changeView(id, { position: place }))
      .catch(async (refused: unknown) => {
        fail(refused);
        onTook(await loadViews());
      })
      .catch(() => undefined);
  };
  return { said, error, move };
}

function focusOn(view: View, direction: Direction): void {
  const wanted = document.getElementById(moveId(view, direction));
  const other = document.getElementById(moveId(view, direction === "up" ? "down" : "up"));
  (wanted?.matches(":enabled") ? wanted : other)?.focus();
}

/** Taking a view away, and back to its place. */
function useRemoving(onTook: (views: View[]) => void, inTurn: InTurn) {
  const [gone, keep] = useState<{ view: View; place: number } | null>(null);
  const { error, run } = useDeed();
  return {
    error,
    removed: gone?.view ?? null,
    remove: (view: View, place: number) =>
      run(async () => {
        onTook(await inTurn(() => dropView(view.id ?? "")));
        keep({ view, place });
      }),
    bringBack: () =>
      run(async () => {
        if (!gone) return;
        const { name, query, department } = gone.view;
        const kept = { name: name ?? "", query, department, position: gone.place };
        onTook(await inTurn(() => saveView(kept)));
        keep(null);
      }),
  };
}

/** A toast would lie behind the sheet. */
function Removed({ name, onUndo }: { name: string; onUndo: () => void }) {
  const line = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone.
  useEffect(() => line.current?.querySelector("button")?.focus(), [name]);
  return (
    <p class="view-removed" role="status" ref={line}>
      {t("desk.views.removed", { name })}
      <Button look="quiet" icon="undo" onClick={onUndo}>
        {t("desk.undo")}
      </Button>
    </p>
  );
}

interface RenameProps {
  view: View;
  inTurn: InTurn;
  onTook: (views: View[]) => void;
  onClose: () => void;
}

function RenameForm({ view, inTurn, onTook, onClose }: RenameProps) {
  const [name, type] = useState(view.name ?? "");
  const [isWrong, mark] = useState(false);
  const saving = useDeed();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const save = (event: Event) => {
    event.preventDefault();
    mark(!name.trim());
    if (!name.trim()) return;
    void saving.run(async () => {
      onTook(await inTurn(() => changeView(view.id ?? "", { name: name.trim() })));
      onClose();
    });
  };
  return (
    <form class="stack-s view-rename" ref={form} noValidate onSubmit={save}>
      <TextField
        label={t("desk.views.rename.label")}
        value={name}
        maxLength={80}
        error={isWrong ? t("desk.views.name.missing") : undefined}
        onText={type}
      />
      <DeedFailure error={saving.error} isKept />
      <p class="row">
        <Button type="submit" disabled={saving.isBusy}>
          {t("app.save")}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t("app.cancel")}
        </Button>
      </p>
    </form>
  );
}
