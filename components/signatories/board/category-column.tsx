"use client";

import { useDroppable } from "@dnd-kit/core";
import type { BoardCategory } from "@/lib/signatories/schema";
import type { BoardLabels } from "./board-labels";
import { PersonRow } from "./person-row";

type CategoryColumnProps = {
  category: BoardCategory;
  /** All of them, to move somebody to. */
  categories: BoardCategory[];
  labels: BoardLabels;
  canDrag: boolean;
};

/**
 * A category with its people. Only an empty one is a place to drop on by itself: beside people it
 * would be nearer than they are, and picking somebody up would move them to its end.
 */
export function CategoryColumn({ category, categories, labels, canDrag }: CategoryColumnProps) {
  const { setNodeRef } = useDroppable({
    id: category.id,
    disabled: category.people.length > 0,
  });
  return (
    <div ref={setNodeRef} className="min-w-0">
      <h3 className="border-b border-ink pb-1.5 font-bold text-signal">
        {category.title}{" "}
        <span className="font-normal text-quiet tabular-nums">{category.people.length}</span>
      </h3>
      {category.people.length ? (
        <ol>
          {category.people.map((person, index) => (
            <PersonRow
              key={person.id}
              person={person}
              index={index}
              isLast={index === category.people.length - 1}
              others={categories.filter(({ id }) => id !== category.id)}
              labels={labels}
              canDrag={canDrag}
            />
          ))}
        </ol>
      ) : (
        <p className="py-3 text-quiet">{labels.emptyCategory}</p>
      )}
    </div>
  );
}
