// SPDX-License-Identifier: EUPL-1.2
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { held, type Size, type View, WHOLE, zoomed } from "./view.ts";

/** Pixels by which a finger must have swept to turn to the next photo. */
const SWEEP_PX = 60;
/** Pixels by which one press of an arrow key moves an enlarged photo. */
const STEP_PX = 80;
const STEP = 1.5;

interface Stage {
  view: View;
  /** The fitted photo and what it is seen through, or null before it has come. */
  sizes: () => { photo: Size; stage: Size } | null;
  onView: (view: View) => void;
  /** Turn to the next photo (1) or the one before (-1). */
  onTurn: (by: 1 | -1) => void;
  onClose: () => void;
}

interface Point {
  x: number;
  y: number;
}

/** Return handlers by which fingers, mouse and keys move, enlarge and turn over a photo. */
export function useGestures(element: RefObject<HTMLElement | null>, stage: Stage) {
  const fingers = useRef(new Map<number, Point>());
  const swept = useRef<Point>({ x: 0, y: 0 });

  const show = (view: View) => {
    const sizes = stage.sizes();
    stage.onView(sizes ? held(view, sizes.photo, sizes.stage) : view);
  };
  const fromMiddle = ({ clientX, clientY }: MouseEvent): Point => {
    const box = element.current?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    return { x: clientX - box.x - box.width / 2, y: clientY - box.y - box.height / 2 };
  };

  return {
    onPointerDown: (event: PointerEvent) => {
      element.current?.setPointerCapture(event.pointerId);
      fingers.current.set(event.pointerId, fromMiddle(event));
      swept.current = { x: 0, y: 0 };
    },
    onPointerMove: (event: PointerEvent) => {
      const from = fingers.current.get(event.pointerId);
      if (!from) return;
      const to = fromMiddle(event);
      const [other] = [...fingers.current].filter(([id]) => id !== event.pointerId);
      fingers.current.set(event.pointerId, to);
      if (other) show(pinched(stage.view, from, to, other[1]));
      else if (stage.view.scale > 1) show(moved(stage.view, to.x - from.x, to.y - from.y));
      else swept.current = moved({ ...swept.current, scale: 1 }, to.x - from.x, to.y - from.y);
    },
    onPointerUp: (event: PointerEvent) => {
      const wasAlone = fingers.current.size === 1;
      fingers.current.delete(event.pointerId);
      if (!wasAlone || stage.view.scale > 1) return;
      const { x, y } = swept.current;
      if (Math.abs(x) > SWEEP_PX && Math.abs(x) > Math.abs(y)) stage.onTurn(x < 0 ? 1 : -1);
      else if (y > SWEEP_PX) stage.onClose();
    },
    onPointerCancel: (event: PointerEvent) => {
      fingers.current.delete(event.pointerId);
    },
    onDblClick: (event: MouseEvent) => {
      const { x, y } = fromMiddle(event);
      show(stage.view.scale > 1 ? WHOLE : zoomed(stage.view, 2.5, x, y));
    },
    onWheel: (event: WheelEvent) => {
      event.preventDefault();
      const { x, y } = fromMiddle(event);
      show(zoomed(stage.view, event.deltaY < 0 ? 1.2 : 1 / 1.2, x, y));
    },
    zoomIn: () => show(zoomed(stage.view, STEP)),
    zoomOut: () => show(zoomed(stage.view, 1 / STEP)),
    onKeyDown: (event: KeyboardEvent) => {
      const deed = keyDeed(event.key, stage, show);
      if (!deed) return;
      event.preventDefault();
      deed();
    },
  };
}

function keyDeed(key: string, stage: Stage, show: (view: View) => void): (() => void) | undefined {
  const { view } = stage;
  const isWhole = view.scale === 1;
  const deeds: Record<string, () => void> = {
    "+": () => show(zoomed(view, STEP)),
    "=": () => show(zoomed(view, STEP)),
    "-": () => show(zoomed(view, 1 / STEP)),
    "0": () => show(WHOLE),
    ArrowRight: () => (isWhole ? stage.onTurn(1) : show(moved(view, -STEP_PX, 0))),
    ArrowLeft: () => (isWhole ? stage.onTurn(-1) : show(moved(view, STEP_PX, 0))),
    ArrowUp: () => show(moved(view, 0, STEP_PX)),
    ArrowDown: () => show(moved(view, 0, -STEP_PX)),
  };
  return deeds[key];
}

function moved(view: View, x: number, y: number): View {
  return { scale: view.scale, x: view.x + x, y: view.y + y };
}

/** Return the view after one of two fingers went from one point to another. */
function pinched(view: View, from: Point, to: Point, other: Point): View {
  const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
  const before = Math.hypot(from.x - other.x, from.y - other.y);
  const after = Math.hypot(to.x - other.x, to.y - other.y);
  const grown = zoomed(view, before > 0 ? after / before : 1, middle.x, middle.y);
  return moved(grown, (to.x - from.x) / 2, (to.y - from.y) / 2);
}
