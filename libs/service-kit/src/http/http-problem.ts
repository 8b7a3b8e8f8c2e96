import type { Problem } from '@korsa/domain';

/** A refusal that HTTP itself knows, before or around the use case. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly problems: readonly Problem[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.name = 'HttpProblem';
  }
}

/** Some of what was sent breaks its rule; all of it is listed. */
export class InputInvalid extends HttpProblem {
  constructor(problems: readonly Problem[]) {
    super(400, 'input-invalid', 'The request does not fit the contract.', problems);
  }
}

/** The client went away before its request was complete. Nobody gets this answer; the log and the metrics show it. */
export class RequestAborted extends HttpProblem {
  constructor() {
    super(400, 'request-aborted', 'The request was not sent to its end.');
  }
}

/** Nobody acts: identity is missing or unreadable. */
export class CallerUnknown extends HttpProblem {
  constructor(problems: readonly Problem[], scheme = 'Korsa-Headers') {
    super(
      401,
      'caller-unknown',
      'The request does not say who acts, and for which area.',
      problems,
      {
        'www-authenticate': scheme,
      },
    );
  }
}

export class RouteUnknown extends HttpProblem {
  constructor() {
    super(404, 'route-unknown', 'No operation is served under this path.');
  }
}

export class MethodNotAllowed extends HttpProblem {
  constructor(methods: readonly string[]) {
    super(405, 'method-not-allowed', `This path answers ${methods.join(', ')} only.`, [], {
      allow: methods.join(', '),
    });
  }
}

/** The process cannot do its work now; the same request may succeed later. */
export class ServiceUnavailable extends HttpProblem {
  constructor(code: string, detail: string, problems: readonly Problem[] = []) {
    super(503, code, detail, problems, { 'retry-after': '2' });
  }
}
