import type { Objective, Objectives, Session } from '@korsa/contracts';
import { astaCita } from './asta-cita.js';
import { totalJp } from './credit-hours.js';

export interface Served {
  readonly sessions: number;
  readonly plannedJp: number;
}

/** Which objectives the sessions serve. A session that serves several counts in full for each. */
export function coverageOf(objectives: Objectives, sessions: readonly Session[]) {
  const rpjmd = listed(objectives.rpjmd, sessions, 'rpjmd');
  const priorities = listed(objectives.priorities, sessions, 'priorities');
  const missions = astaCita.map((title, index) => {
    const mission = index + 1;
    const declared = objectives.astaCita.includes(mission);
    const serving = sessions.filter(({ tags }) => tags.astaCita.includes(mission));
    return { mission, title, declared, ...served(serving) };
  });
  return {
    rpjmd,
    priorities,
    astaCita: missions,
    uncovered: {
      rpjmd: codesWithout(rpjmd),
      priorities: codesWithout(priorities),
      astaCita: missions
        .filter(({ declared, sessions }) => declared && sessions === 0)
        .map(({ mission }) => mission),
    },
    untagged: served(sessions.filter((session) => session.plannedJp > 0 && !isTagged(session))),
  };
}

function listed(
  objectives: readonly Objective[],
  sessions: readonly Session[],
  list: 'rpjmd' | 'priorities',
) {
  return objectives.map(({ code, title }) => ({
    code,
    title,
    ...served(sessions.filter(({ tags }) => tags[list].includes(code))),
  }));
}

function served(sessions: readonly Session[]): Served {
  return { sessions: sessions.length, plannedJp: totalJp(sessions) };
}

function codesWithout(list: readonly (Served & { readonly code: string })[]): string[] {
  return list.filter(({ sessions }) => sessions === 0).map(({ code }) => code);
}

function isTagged({ tags }: Session): boolean {
  return tags.rpjmd.length + tags.priorities.length + tags.astaCita.length > 0;
}
