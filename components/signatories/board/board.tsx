"use client";

import {
  closestCorners,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { startTransition, useActionState, useOptimistic, useSyncExternalStore } from "react";
import { freshForm, type FormAction } from "@/components/dashboard/form-state";
import type { BoardCategory } from "@/lib/signatories/schema";
import { fill, type BoardLabels } from "./board-labels";
import { arrange, moveTo, orderOf, placeOf, type BoardOrder } from "./board-order";
import { CarriedName } from "./carried-name";
import { CategoryColumn } from "./category-column";

type BoardProps = {
  statement: string;
  categories: BoardCategory[];
  action: FormAction;
  labels: BoardLabels;
};

/**
 * Everybody by category in the page's order. Without a script a plain list with buttons; with
 * one, names can also be dragged, by hand or by keys, and every move is said aloud. One form
 * holds all of it, so that the same action answers buttons and drags.
 *
 * While it is dragged a name stays in its own list and a copy goes with the hand: a browser
 * sends a finger's moves to what it touched first, and to nobody once that has left the page.
 */
export function Board({ statement, categories, action, labels }: BoardProps) {
  const [, send] = useActionState(action, freshForm);
  const [order, settle] = useOptimistic<BoardOrder, BoardOrder>(
    orderOf(categories),
    (_, next) => next,
  );
  const canDrag = useHasScript();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: sortableKeyboardCoordinates,
      scrollBehavior: "auto",
    }),
  );

  const drop = ({ active, over }: DragEndEvent) => {
    const id = String(active.id);
    const next = over ? moveTo(order, id, String(over.id)) : order;
    if (JSON.stringify(next) === JSON.stringify(order)) return;
    const { categoryId, afterId } = placeOf(next, id);
    const form = new FormData();
    const fields = { statement, dragged: id, category: categoryId, after: afterId };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    startTransition(() => {
      settle(next);
      send(form);
    });
  };

  const shown = arrange(categories, order);
  return (
    <form action={send} aria-label={labels.move}>
      <input type="hidden" name="statement" value={statement} />
      <DndContext
        id="notables"
        sensors={sensors}
        collisionDetection={closestCorners}
        accessibility={{
          announcements: announce(categories, order, labels),
          screenReaderInstructions: { draggable: labels.instructions },
        }}
        onDragEnd={drop}
      >
        <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
          {shown.map((category) => (
            <SortableContext
              key={category.id}
              id={category.id}
              strategy={verticalListSortingStrategy}
              items={category.people.map(({ id }) => id)}
            >
              <CategoryColumn
                category={category}
                categories={categories}
                labels={labels}
                canDrag={canDrag}
              />
            </SortableContext>
          ))}
        </div>
        <CarriedName categories={categories} />
      </DndContext>
    </form>
  );
}

/** False on the server and until the script runs: a handle that does nothing is not shown. */
function useHasScript(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}

function announce(
  categories: BoardCategory[],
  order: BoardOrder,
  labels: BoardLabels,
): Announcements {
  const say = (text: string, id: string, at: BoardOrder) => {
    const { categoryId, ...place } = placeOf(at, id);
    const people = categories.flatMap(({ people }) => people);
    const name = people.find((person) => person.id === id)?.name ?? "";
    const category = categories.find((each) => each.id === categoryId)?.title ?? "";
    return fill(text, { ...place, name, category });
  };
  return {
    onDragStart: ({ active }) => say(labels.picked, String(active.id), order),
    onDragOver: ({ active, over }) => {
      const id = String(active.id);
      // Over itself, as right after it was taken up: what was said last stays true.
      if (!over || over.id === active.id) return undefined;
      return say(labels.over, id, moveTo(order, id, String(over.id)));
    },
    onDragEnd: ({ active }) => say(labels.dropped, String(active.id), order),
    onDragCancel: ({ active }) => say(labels.cancelled, String(active.id), order),
  };
}
