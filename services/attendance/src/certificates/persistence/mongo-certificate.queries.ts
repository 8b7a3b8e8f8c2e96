import { stateOf, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { pageFilter, pageOf, type Page, type PageRequest } from '../../paging.js';
import { CertificateQueries, type CertificateFilter } from '../application/certificate.queries.js';
import type { Certificate } from '../domain/certificate.js';
import { certificateAggregate } from './mongo-certificates.js';

const revokedAt = { true: null, false: { $ne: null } };

@Injectable()
export class MongoCertificateQueries extends CertificateQueries {
  constructor(private readonly store: Store) {
    super();
  }

  async page(
    { valid, ...filter }: CertificateFilter,
    request: PageRequest,
  ): Promise<Page<Certificate>> {
    const validity = valid && { revokedAt: revokedAt[valid] };
    const found = await this.store
      .model(certificateAggregate)
      .find(pageFilter({ ...filter, ...validity }, request))
      .sort({ _id: 1 })
      .limit(request.limit + 1)
      .lean();
    return pageOf(
      found.map((document) => stateOf<Certificate>(document)),
      request.limit,
    );
  }

  async byNumber(number: string): Promise<Certificate | undefined> {
    const found = await this.store.model(certificateAggregate).findOne({ number }).lean();
    return found ? stateOf<Certificate>(found) : undefined;
  }
}
