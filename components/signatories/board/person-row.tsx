"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import type { BoardCategory, BoardPerson } from "@/lib/signatories/schema";
import { paths } from "@/lib/paths";
import { fill, type BoardLabels } from "./board-labels";

type PersonRowProps = {
  person: BoardPerson;
  index: number;
  isLast: boolean;
  others: BoardCategory[];
  labels: BoardLabels;
  canDrag: boolean;
};

const button =
  "inline-flex size-11 shrink-0 cursor-pointer items-center justify-center border border-rule " +
  "text-lg hover:border-ink disabled:cursor-default disabled:opacity-30";

/** Above what a name from another category would be put before. */
export const insertionLine =
  "before:absolute before:inset-x-0 before:-top-[2px] before:h-[3px] before:bg-signal";

/** Somebody on the board: a handle, what is printed, the stage, and buttons that move without dragging. */
export function PersonRow({ person, index, isLast, others, labels, canDrag }: PersonRowProps) {
  const { id, name } = person;
  const sortable = useSortable({ id, disabled: !canDrag });
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = sortable;
  const isBefore = sortable.isOver && sortable.activeIndex < 0;
  const style = canDrag
    ? { transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }
    : undefined;
  return (
    <li
      ref={setNodeRef}
      style={style}
      className={`relative flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-rule py-2 ${isDragging ? "opacity-40" : ""} ${isBefore ? insertionLine : ""}`}
    >
      {canDrag ? (
        <button
          ref={setActivatorNodeRef}
          type="button"
          className={`${button} cursor-grab touch-none border-transparent text-quiet`}
          {...attributes}
          {...listeners}
          aria-label={fill(labels.handle, { name })}
        >
          <span aria-hidden="true">⠿</span>
        </button>
      ) : null}
      <PersonFacts person={person} labels={labels} />
      <span className="ml-auto flex items-center gap-1">
        <button
          name="move"
          value={`${id}.up`}
          disabled={index === 0}
          aria-label={fill(labels.up, { name })}
          className={button}
        >
          <span aria-hidden="true">↑</span>
        </button>
        <button
          name="move"
          value={`${id}.down`}
          disabled={isLast}
          aria-label={fill(labels.down, { name })}
          className={button}
        >
          <span aria-hidden="true">↓</span>
        </button>
        {others.length ? (
          <MoveElsewhere id={id} name={name} others={others} labels={labels} />
        ) : null}
      </span>
    </li>
  );
}

function PersonFacts({ person, labels }: { person: BoardPerson; labels: BoardLabels }) {
  const { id, name, role, organisation, capacity, stage, link, missingLocales } = person;
  const more = [role, organisation, capacity === "personal" ? labels.personal : null];
  const remarks = [
    stage === "published" ? null : labels.stages[stage],
    link === "hidden" ? labels.hidden : null,
    ...missingLocales.map((locale) => labels.missing[locale]),
  ].filter(Boolean);
  return (
    <span className="min-w-36 flex-1 leading-snug break-words">
      <a href={paths.dashboardNotable(id)} className="link font-medium">
        <bdi>{name}</bdi>
      </a>
      {more.filter(Boolean).map((text, index) => (
        <span key={index} className="text-quiet">
          {", "}
          <bdi>{text}</bdi>
        </span>
      ))}
      {remarks.length ? (
        <span className="block text-sm font-semibold text-signal">{remarks.join(" · ")}</span>
      ) : null}
    </span>
  );
}

type ElsewhereProps = Pick<PersonRowProps, "others" | "labels"> & { id: string; name: string };

function MoveElsewhere({ id, name, others, labels }: ElsewhereProps) {
  return (
    <details className="relative">
      <summary className={`${button} list-none`} aria-label={fill(labels.to, { name })}>
        <span aria-hidden="true">→</span>
      </summary>
      <div className="absolute right-0 z-20 mt-1 grid w-64 gap-2 border border-ink bg-paper p-3">
        <select
          name={`category.${id}`}
          aria-label={fill(labels.to, { name })}
          className="input"
          defaultValue=""
        >
          <option value="">{labels.choose}</option>
          {others.map((category) => (
            <option key={category.id} value={category.id}>
              {category.title}
            </option>
          ))}
        </select>
        <button
          name="move"
          value={`${id}.to`}
          aria-label={fill(labels.moveTo, { name })}
          className="min-h-11 cursor-pointer border border-ink px-3 font-semibold hover:bg-ink hover:text-paper"
        >
          {labels.move}
        </button>
      </div>
    </details>
  );
}
