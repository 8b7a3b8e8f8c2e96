import { breakableInfrastructure, TcpProxy, type BreakableInfrastructure } from '@korsa/testing';

/** A broker that is the test's to break, and a line to it that can be broken too. */
export class OwnBroker {
  private constructor(
    private readonly infra: BreakableInfrastructure,
    /** Clients that come this way are told to stay on it. */
    readonly line: TcpProxy,
  ) {}

  static async start(): Promise<OwnBroker> {
    const port = await new TcpProxy({ host: '127.0.0.1', port: 1 }).reserve();
    const line = await new TcpProxy({ host: '127.0.0.1', port }).open();
    const listener = { name: 'LINE', port, advertisedPort: line.port };
    return new OwnBroker(await breakableInfrastructure([listener]), line);
  }

  get address(): string {
    return this.infra.kafkaBrokers;
  }

  async kill(): Promise<void> {
    await this.infra.servers.kafka.kill();
  }

  async restart(): Promise<void> {
    await this.infra.servers.kafka.start();
  }

  async stop(): Promise<void> {
    await this.line.cut();
    await this.infra.stop();
  }
}
