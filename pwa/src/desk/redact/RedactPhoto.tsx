// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from "preact/hooks";
import { redactPhoto } from "../../api/field.ts";
import type { Report } from "../../api/report.ts";
import { Button, IconButton } from "../../components/Button/Button.tsx";
import { photoUrl, type ShownPhoto } from "../../components/PhotoView/photo.ts";
import { useModal } from "../../components/Sheet/modal.ts";
import { toast } from "../../components/Toast/Toast.tsx";
import { DeedFailure, useDeed, useKey } from "../../forms/deed.tsx";
import { t } from "../../i18n/text.ts";
import { Areas } from "./Areas.tsx";
import {
  type Area,
  areaBetween,
  asBody,
  covers,
  ledOn,
  type Mark,
  paint,
  type Spot,
  within,
} from "./marks.ts";
import "./RedactPhoto.css";

interface Props {
  reportId: string;
  photo: ShownPhoto;
  /** Called with the report as it is after it. */
  onDone: (report: Report) => void;
  onClose: () => void;
}

type Tool = "brush" | "area";

/** Widths of the brush in shares of the photo's width. */
const WIDTHS = { small: 0.02, medium: 0.05, large: 0.1 } as const;
type Width = keyof typeof WIDTHS;

/** Cover what nobody may see in a photo: by brush, by rectangle, or by numbers. */
export function RedactPhoto({ reportId, photo, onDone, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [marks, setMarks] = useState<Mark[]>([]);
  const [tool, take] = useState<Tool>("brush");
  const [width, setWidth] = useState<Width>("medium");
  const deed = useDeed();
  const keyOf = useKey();
  useModal(dialog, onClose);
  const save = () =>
    deed.run(async () => {
      const body = asBody(marks);
      const report = await redactPhoto(reportId, photo, body, keyOf([photo.url, body]));
      toast(t("work.redact.done"));
      onDone(report);
    });
  const change = (at: number, area: Area | null) =>
    setMarks(marks.flatMap((mark, nth) => (nth === at ? (area ? [area] : []) : [mark])));
  return (
    <dialog
      ref={dialog}
      class="redact"
      aria-labelledby="redact-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header class="redact-top">
        <h2 id="redact-title">{t("work.redact.title")}</h2>
        <IconButton icon="close" label={t("app.close")} onClick={onClose} />
      </header>
      <Canvas
        photo={photo}
        marks={marks}
        tool={tool}
        width={WIDTHS[width]}
        onMark={(mark) => setMarks([...marks, mark])}
      />
      <div class="redact-tools">
        <fieldset class="redact-choice">
          <legend class="unseen">{t("work.redact.tool")}</legend>
          {(["brush", "area"] as const).map((one) => (
            <Choice key={one} name="tool" isChosen={tool === one} onChoose={() => take(one)}>
              {t(`work.redact.${one}`)}
            </Choice>
          ))}
        </fieldset>
        {tool === "brush" && (
          <fieldset class="redact-choice">
            <legend class="unseen">{t("work.redact.width")}</legend>
            {(["small", "medium", "large"] as const).map((one) => (
              <Choice
                key={one}
                name="width"
                isChosen={width === one}
                onChoose={() => setWidth(one)}
              >
                {t(`work.redact.width.${one}`)}
              </Choice>
            ))}
          </fieldset>
        )}
        <Button
          icon="undo"
          disabled={marks.length === 0}
          onClick={() => setMarks(marks.slice(0, -1))}
        >
          {t("work.redact.undo")}
        </Button>
      </div>
      <Areas marks={marks} onAdd={(area) => setMarks([...marks, area])} onChange={change} />
      <div class="redact-end">
        <p class="small">{t("work.redact.text")}</p>
        <DeedFailure error={deed.error} />
        <div class="row">
          <Button
            look="primary"
            disabled={marks.length === 0 || deed.isBusy}
            onClick={() => void save()}
          >
            {t("work.redact.save")}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t("work.cancel")}
          </Button>
        </div>
      </div>
    </dialog>
  );
}

interface ChoiceProps {
  name: string;
  isChosen: boolean;
  onChoose: () => void;
  children: string;
}

function Choice({ name, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <label>
      <input type="radio" name={`redact-${name}`} checked={isChosen} onChange={onChoose} />
      <span>{children}</span>
    </label>
  );
}

interface CanvasProps {
  photo: ShownPhoto;
  marks: Mark[];
  tool: Tool;
  width: number;
  onMark: (mark: Mark) => void;
}

/** The photo with what will be covered; a finger or a mouse marks more. */
function Canvas({ photo, marks, tool, width, onMark }: CanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, draw] = useState<Mark | null>(null);
  const start = useRef<Spot>([0, 0]);
  useEffect(() => {
    const pen = canvas.current?.getContext("2d");
    if (pen) paint(pen, drawn ? [...marks, drawn] : marks);
  }, [marks, drawn]);
  const spot = (event: PointerEvent): Spot => {
    const box = canvas.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    return [within(x), within(y)];
  };
  const end = () => {
    if (drawn && covers(drawn)) onMark(drawn);
    draw(null);
  };
  return (
    <div class="redact-stage">
      <div class="redact-photo" style={{ aspectRatio: `${photo.width} / ${photo.height}` }}>
        <img src={photoUrl(photo, "large")} alt={t("work.redact.photo")} draggable={false} />
        <canvas
          ref={canvas}
          width={photo.width}
          height={photo.height}
          aria-hidden="true"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            start.current = spot(event);
            draw(
              tool === "brush"
                ? { kind: "stroke", points: [start.current], width }
                : areaBetween(start.current, start.current),
            );
          }}
          onPointerMove={(event) => {
            if (!drawn) return;
            const here = spot(event);
            draw(drawn.kind === "stroke" ? ledOn(drawn, here) : areaBetween(start.current, here));
          }}
          onPointerUp={end}
          onPointerCancel={() => draw(null)}
        />
      </div>
    </div>
  );
}
