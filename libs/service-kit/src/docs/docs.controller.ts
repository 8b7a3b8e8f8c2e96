import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import type { Topic } from '@korsa/contracts';
import { RouteTable } from '../http/route-table.js';
import { asyncApi } from './asyncapi.js';
import type { JsonSchema } from './json-schema.js';
import { openApi } from './openapi.js';
import { contentPolicy, docsPage, startScript } from './page.js';

/** What the documents of a service tell. */
export abstract class Described {
  abstract readonly service: string;
  abstract readonly version: string;
  abstract readonly simulation: boolean;
  abstract readonly topics: readonly Topic[];
}

const require = createRequire(import.meta.url);

/** The contracts of the running service, for machines and for people. */
@Controller()
export class DocsController {
  private openApiDocument: JsonSchema | undefined;
  private asyncApiDocument: JsonSchema | undefined;

  constructor(
    private readonly described: Described,
    private readonly routes: RouteTable,
  ) {}

  @Get('openapi.json')
  openApi(): JsonSchema {
    const { endpoints } = this.routes;
    return (this.openApiDocument ??= openApi({ ...this.described, endpoints }));
  }

  @Get('asyncapi.json')
  asyncApi(): JsonSchema {
    return (this.asyncApiDocument ??= asyncApi(this.described));
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', contentPolicy)
  page(): string {
    return docsPage(this.described.service);
  }

  @Get('docs/start.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  start(): string {
    return startScript;
  }

  @Get('docs/swagger-ui-bundle.js')
  script(): StreamableFile {
    return asset('swagger-ui-bundle.js', 'text/javascript; charset=utf-8');
  }

  @Get('docs/swagger-ui.css')
  style(): StreamableFile {
    return asset('swagger-ui.css', 'text/css; charset=utf-8');
  }
}

function asset(name: string, type: string): StreamableFile {
  return new StreamableFile(createReadStream(require.resolve(`swagger-ui-dist/${name}`)), { type });
}
