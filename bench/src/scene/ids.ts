/** Ids that are the same for the same number, readable in logs by their kind and number. */
const id = (kind: number, index: number) =>
  `0197f3a2-0000-7000-8${kind.toString(16).padStart(3, '0')}-${index.toString(16).padStart(12, '0')}`;

export const benchId = {
  retreat: (index: number) => id(1, index),
  registration: (index: number) => id(2, index),
  session: (index: number) => id(3, index),
  gate: (index: number) => id(4, index),
  person: (index: number) => id(5, index),
};
