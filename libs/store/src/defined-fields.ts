/** The same without fields that have no value: none is stored, so none is told, remembered or taken for a change. */
export function definedFields<State extends object>(state: State): State {
  for (const name in state) {
    if (state[name] === undefined)
      return Object.fromEntries(
        Object.entries(state).filter(([, value]) => value !== undefined),
      ) as State;
  }
  return state;
}
