/** The element that a selector finds. Throws when the markup has none of that kind. */
export function find<E extends Element>(selector: string, kind: new () => E, root: ParentNode = document): E {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} ${selector}`);
  return found;
}

/** A fresh copy of the one element in a `<template>`. */
export function copyOf(template: string): HTMLLIElement {
  const { content } = find(template, HTMLTemplateElement);
  return find('li', HTMLLIElement, content.cloneNode(true) as DocumentFragment);
}

/** The control for one action, such as `delete`. */
export const controlFor = (action: string, root: ParentNode): HTMLButtonElement =>
  find(`[data-do=${action}]`, HTMLButtonElement, root);
