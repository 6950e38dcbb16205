import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';

interface Draft {
  readonly ids: readonly string[];
  readonly grabbed: string;
}

/**
 * A list whose items can be moved by pointer and by keyboard: Space or Enter picks an item up and drops it, the arrow keys move it, Escape
 * cancels. Only a drop reports the new order, so one move costs one write.
 */
export const useReorder = (ids: readonly string[], onDrop: (ids: readonly string[]) => void) => {
  const [draft, setDraft] = useState<Draft>();
  const list = useRef<HTMLOListElement>(null);

  // An element loses the focus when it is moved.
  useLayoutEffect(() => {
    list.current?.querySelector<HTMLElement>('.handle[aria-pressed=true]')?.focus({ preventScroll: true });
  }, [draft]);

  const grab = (grabbed: string) => setDraft({ ids, grabbed });
  const cancel = () => setDraft(undefined);
  const moveTo = (index: number) => {
    if (draft === undefined || draft.ids[index] === draft.grabbed) return;
    const others = draft.ids.filter((id) => id !== draft.grabbed);
    const place = Math.min(Math.max(index, 0), others.length);
    setDraft({ ...draft, ids: others.toSpliced(place, 0, draft.grabbed) });
  };
  const drop = () => {
    if (draft === undefined) return;
    setDraft(undefined);
    if (draft.ids.some((id, index) => id !== ids[index])) onDrop(draft.ids);
  };

  const onKeyDown = (id: string) => (event: KeyboardEvent) => {
    const place = draft?.ids.indexOf(id) ?? 0;
    const act = {
      ' ': () => (draft === undefined ? grab(id) : drop()),
      Enter: () => (draft === undefined ? grab(id) : drop()),
      ArrowUp: () => moveTo(place - 1),
      ArrowDown: () => moveTo(place + 1),
      Escape: cancel,
    }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  const onPointerDown = (id: string) => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    // The list captures the pointer: an item would lose the capture when it is moved.
    list.current?.setPointerCapture(event.pointerId);
    grab(id);
  };
  const onPointerMove = ({ clientY }: PointerEvent) => {
    if (draft === undefined) return;
    const others = [...(list.current?.children ?? [])].filter(
      (_, index) => draft.ids[index] !== draft.grabbed,
    );
    moveTo(others.filter((item) => middleOf(item) < clientY).length);
  };

  return {
    ids: draft?.ids ?? ids,
    grabbed: draft?.grabbed,
    listProps: { ref: list, onPointerMove, onPointerUp: drop, onPointerCancel: cancel },
    handleProps: (id: string) => ({
      'aria-pressed': draft?.grabbed === id,
      onKeyDown: onKeyDown(id),
      onPointerDown: onPointerDown(id),
    }),
  };
};

const middleOf = (item: Element): number => {
  const { top, height } = item.getBoundingClientRect();
  return top + height / 2;
};
