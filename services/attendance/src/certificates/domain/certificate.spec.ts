import { describe, expect, it } from '@jest/globals';
import { nameId } from '@korsa/store';
import { aDecision, personId } from '../../../test/decided.builder.js';
import { registrationId, retreatId } from '../../../test/presence.builder.js';
import { certify, revoke } from './certificate.js';

const address = { id: nameId('certificate'), cityCode: '33.71', registrationId };
const number = '800.2.4/00012/33/33.71/XI/2025';

describe('certify', () => {
  it('certifies completion when the threshold is met', () => {
    expect(certify(address, aDecision(), number)?.events).toEqual([
      {
        type: 'CertificateIssued',
        data: {
          retreatId,
          registrationId,
          personId,
          number,
          outcome: 'completed',
          jp: 28,
          basis: 'assumption',
        },
      },
    ]);
  });

  it('certifies attendance when it is not met', () => {
    const below = aDecision({ met: false, earnedJp: 25, creditJp: 25 });
    expect(certify(address, below, number)?.state).toMatchObject({ outcome: 'attended', jp: 25 });
  });

  it('certifies a BUMD director, who has no NIP, like everybody else', () => {
    expect(certify(address, aDecision({ category: 'BUMD' }), number)?.events).toHaveLength(1);
  });

  it('certifies nobody who earned nothing', () => {
    expect(certify(address, aDecision({ met: false, earnedJp: 0, creditJp: 0 }), number)).toBe(
      undefined,
    );
  });
});

describe('revoke', () => {
  const issued = certify(address, aDecision(), number)!.state;

  it('names what was issued instead', () => {
    const replacedBy = nameId('certificate', '2');
    expect(revoke(issued, replacedBy, '2025-11-10T00:00:00.000Z')?.events).toEqual([
      {
        type: 'CertificateRevoked',
        data: { retreatId, registrationId, personId, number, replacedBy },
      },
    ]);
  });

  it('revokes once', () => {
    const revoked = revoke(issued, null, '2025-11-10T00:00:00.000Z')!.state;
    expect(revoke(revoked, null, '2025-11-11T00:00:00.000Z')).toBe(undefined);
  });
});
