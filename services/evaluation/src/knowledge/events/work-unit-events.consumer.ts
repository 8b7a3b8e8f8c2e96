import { workUnitTopic, type Received } from '@korsa/contracts';
import { Consumer, On } from '@korsa/eventing';
import { Learn } from '../application/learn.js';

@Consumer({ group: 'korsa.evaluation.knowledge' })
export class WorkUnitEventsConsumer {
  constructor(private readonly learn: Learn) {}

  @On(workUnitTopic.WorkUnitRegistered)
  onWorkUnitRegistered(event: Received<typeof workUnitTopic.WorkUnitRegistered>) {
    return this.learn.workUnit(event);
  }

  @On(workUnitTopic.WorkUnitChanged)
  onWorkUnitChanged(event: Received<typeof workUnitTopic.WorkUnitChanged>) {
    return this.learn.workUnit(event);
  }

  @On(workUnitTopic.WorkUnitClosed)
  onWorkUnitClosed(event: Received<typeof workUnitTopic.WorkUnitClosed>) {
    return this.learn.workUnit(event);
  }
}
