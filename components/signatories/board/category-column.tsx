"use client";

import { useDndContext, useDroppable } from "@dnd-kit/core";
import type { BoardCategory } from "@/lib/signatories/schema";
import type { BoardLabels } from "./board-labels";
import { insertionLine, PersonRow } from "./person-row";

type CategoryColumnProps = {
  category: BoardCategory;
  /** All of them, to move somebody to. */
  categories: BoardCategory[];
  labels: BoardLabels;
  canDrag: boolean;
};

/**
 * A category with its people. Behind them, or where they would be, is a place to drop a name
 * from elsewhere at the end. A name's own category has none: its last row is that place.
 */
export function CategoryColumn({ category, categories, labels, canDrag }: CategoryColumnProps) {
  const { people } = category;
  const { active } = useDndContext();
  const { setNodeRef, isOver } = useDroppable({
    id: category.id,
    disabled: people.some(({ id }) => id === active?.id),
  });
  return (
    <div className="min-w-0">
      <h3 className="border-b border-ink pb-1.5 font-bold text-signal">
        {category.title}{" "}
        <span className="font-normal text-quiet tabular-nums">{people.length}</span>
      </h3>
      {people.length ? (
        <ol>
          {people.map((person, index) => (
            <PersonRow
              key={person.id}
              person={person}
              index={index}
              isLast={index === people.length - 1}
              others={categories.filter(({ id }) => id !== category.id)}
              labels={labels}
              canDrag={canDrag}
            />
          ))}
        </ol>
      ) : null}
      <div ref={setNodeRef} className={`relative min-h-6 ${isOver ? insertionLine : ""}`}>
        {people.length ? null : <p className="py-3 text-quiet">{labels.emptyCategory}</p>}
      </div>
    </div>
  );
}
