import { Catch, type ExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/** Nest would replace an error by `{ status: 'error' }`; retry and parking need the one that was thrown. */
@Catch()
export class KeepErrorFilter implements ExceptionFilter<unknown> {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
