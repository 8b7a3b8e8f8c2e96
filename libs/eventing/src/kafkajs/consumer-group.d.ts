declare module 'kafkajs/src/consumer/consumerGroup.js' {
  /** Of kafkajs itself; for the test of our patch. */
  export default class ConsumerGroup {
    fetch(nodeId: number): Promise<{ readonly partition: number }[]>;
  }
}
