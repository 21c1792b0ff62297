// Generated from docs/openapi/operations.json by "npm run openapi".
export interface paths {
    "/api/operations/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What operators looked at and changed, by person, thing, operation and period; reading it is in it, too */
        get: operations["list-audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Queues, dead letters and mail of the whole product */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AuditedCall: {
            /** Format: date-time */
            at: string;
            /** @description Account of the operator */
            by: string;
            call_id: string;
            context: string;
            /** @enum {string} */
            kind: "look" | "change";
            month?: string;
            /** @description operationId in that context's document */
            operation: string;
            /**
             * @description asked: a change was asked for, and nothing says how it ended
             * @enum {string}
             */
            outcome: "asked" | "done" | "refused" | "failed";
            /** @description Code of the problem that was the answer */
            reason?: string;
            /** @description What it was about */
            things: string[];
        };
        AuditPage: {
            /** @description Newest first */
            calls: components["schemas"]["AuditedCall"][];
            /** @description after of the next page; a page may be empty and have one */
            next?: string;
        };
        Depth: {
            /** Format: int64 */
            delayed: number;
            /**
             * Format: int64
             * @description With the function now
             */
            in_flight: number;
            /** Format: int64 */
            waiting: number;
        };
        ErrorDetail: {
            /** @description Where the error occurred, e.g. 'body.items[3].tags' or 'path.thing-id' */
            location?: string;
            /** @description Error message text */
            message?: string;
            /** @description The value at the given location */
            value?: unknown;
        };
        FunctionHealth: {
            context: string;
            /**
             * Format: int64
             * @description Messages that the function gave up
             */
            dead_letters?: number;
            /** @description signup-worker */
            function: string;
            /** @description Absent for functions that no queue feeds */
            queue?: components["schemas"]["Depth"];
            /** @enum {string} */
            state: "healthy" | "unknown" | "attention";
            /** @description What could not be read just now */
            unread: ("queue" | "dead_letters")[];
        };
        Health: {
            /** Format: date-time */
            checked_at: string;
            /** @description Those with a queue */
            functions: components["schemas"]["FunctionHealth"][];
            mail: components["schemas"]["MailHealth"];
            /**
             * @description The worst of all
             * @enum {string}
             */
            state: "healthy" | "unknown" | "attention";
        };
        MailAccount: {
            /** @description healthy, probation or shutdown: the provider's view of our bounces and complaints */
            enforcement: string;
            /**
             * Format: double
             * @description Mails that may be sent in 24 hours; -1: any number
             */
            per_day: number;
            /** Format: double */
            per_second: number;
            /** @description false: only to addresses that were verified beforehand */
            production: boolean;
            /** @description Whether the provider lets us send */
            sending: boolean;
            /** Format: double */
            sent_24h: number;
        };
        MailHealth: {
            /** @description Absent if it could not be read just now */
            account?: components["schemas"]["MailAccount"];
            /** @description Mailer's of the list of all functions */
            functions: components["schemas"]["FunctionHealth"][];
            /** @enum {string} */
            state: "healthy" | "unknown" | "attention";
        };
        Problem: {
            /** @description What went wrong, for a program */
            code: string;
            /** @description What went wrong, for a person */
            detail: string;
            /** @description Where in the request */
            errors?: components["schemas"]["ErrorDetail"][] | null;
            /** Format: int64 */
            status: number;
            /** @description Name of the status */
            title: string;
            /** @description Always about:blank; code says more */
            type: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AuditedCall = components['schemas']['AuditedCall'];
export type AuditPage = components['schemas']['AuditPage'];
export type Depth = components['schemas']['Depth'];
export type ErrorDetail = components['schemas']['ErrorDetail'];
export type FunctionHealth = components['schemas']['FunctionHealth'];
export type Health = components['schemas']['Health'];
export type MailAccount = components['schemas']['MailAccount'];
export type MailHealth = components['schemas']['MailHealth'];
export type Problem = components['schemas']['Problem'];
export type $defs = Record<string, never>;
export interface operations {
    "list-audit": {
        parameters: {
            query?: {
                /** @description next of the page before */
                after?: string;
                /** @description What this operator did */
                by?: string;
                context?: "signup" | "matching" | "booking" | "mailer" | "sessions" | "reports" | "operations";
                /** @description First day in Tokyo; without it and without by, thing or operation: 30 days before until */
                from?: string;
                kind?: "look" | "change";
                limit?: number;
                /** @description operationId; needs context */
                operation?: string;
                outcome?: "asked" | "done" | "refused" | "failed";
                /** @description What was done to this company, consultant, inquiry … */
                thing?: string;
                /** @description Last day in Tokyo; today if absent */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
