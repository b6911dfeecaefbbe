"use client";

import { DragOverlay, useDndContext } from "@dnd-kit/core";
import type { BoardCategory } from "@/lib/signatories/schema";

/** The name that goes with the hand while it is dragged; what is read aloud says the same. */
export function CarriedName({ categories }: { categories: BoardCategory[] }) {
  const { active } = useDndContext();
  const person = categories
    .flatMap(({ people }) => people)
    .find(({ id }) => id === String(active?.id));
  return (
    <DragOverlay dropAnimation={null}>
      {person ? (
        <div
          aria-hidden="true"
          className="flex h-full items-center gap-2 border-2 border-ink bg-field px-2 leading-snug font-medium"
        >
          <span className="inline-flex size-11 shrink-0 items-center justify-center text-lg text-quiet">
            ⠿
          </span>
          <bdi className="min-w-0 break-words">{person.name}</bdi>
        </div>
      ) : null}
    </DragOverlay>
  );
}
