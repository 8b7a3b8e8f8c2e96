import { describe, expect, it } from '@jest/globals';
import { anEnrolment, aPerson, aWorkUnit } from '../../../test/builders.js';
import { Desk } from '../../../test/desk.js';

describe('ErasePerson', () => {
  it('forgets who it was and frees the NIP', async () => {
    const desk = new Desk();
    desk.persons.given(aPerson());
    desk.units.given(aWorkUnit());
    const personId = aPerson().id;
    const erased = await desk.as(() =>
      desk.erasePerson.execute({ personId, reason: 'retention-reached' }),
    );
    expect(erased.identity).toBeNull();
    const again = await desk.as(() => desk.enrolPerson.execute(anEnrolment()));
    expect(again.id).not.toBe(personId);
  });
});
