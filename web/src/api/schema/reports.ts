// Generated from docs/openapi/reports.json by "npm run openapi".
export interface paths {
    "/api/reports/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the own company answered to the proposals, newest month first */
        get: operations["read-answers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/ledger/{company_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a company's reports published, what they withheld and why */
        get: operations["read-ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/missing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Companies that should have a report of the last month and have none */
        get: operations["list-missing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Released reports of the own company */
        get: operations["list-reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/reports/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A released report of the own company */
        get: operations["get-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/reports/{month}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the own company answers to a month's proposals */
        get: operations["list-answers"];
        /** Answer a proposal; the answer before is kept */
        put: operations["answer-proposal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/reports/{month}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A released report of the own company as a file */
        get: operations["download-data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/reports/{month}/printed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A released report of the own company as a file */
        get: operations["download-printed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/reports/{month}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A released report of the own company as a file */
        get: operations["download-workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports that wait for release */
        get: operations["list-reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/reviews/{company_id}/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report before or after release */
        get: operations["get-review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/reviews/{company_id}/{month}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report as its company reads it, before or after release, as a file */
        get: operations["download-review-data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/reviews/{company_id}/{month}/printed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report as its company reads it, before or after release, as a file */
        get: operations["download-review-printed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/reviews/{company_id}/{month}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release a report with a comment */
        post: operations["release-report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/reviews/{company_id}/{month}/revision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the report of a month again with what came late: a new draft, or a numbered revision of a released one, or nothing if it would be the same */
        post: operations["revise-report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/reviews/{company_id}/{month}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report as its company reads it, before or after release, as a file */
        get: operations["download-review-workbook"];
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
        Answer: {
            /** @enum {string} */
            answer: "will_do" | "done" | "will_not";
            /**
             * Format: date
             * @description Day of this answer
             */
            on: string;
            /** @description In the company's own words */
            why?: string;
        };
        AnswerChange: {
            /** @enum {string} */
            answer: "will_do" | "done" | "will_not";
            /** @description Account of HR */
            by: string;
            /**
             * Format: date
             * @description Day of this answer
             */
            on: string;
            /** @description In the company's own words */
            why?: string;
        };
        AnsweredMonth: {
            /** @description Proposals that the company has answered */
            items: components["schemas"]["ReleasedProposal"][] | null;
            month: string;
            /**
             * Format: int64
             * @description Proposals that the company has not answered
             */
            open: number;
        };
        AnsweredProposal: {
            /** @description The first of the finding's evidence: lines/<code>/<group>, topics/<code> */
            about: string;
            answer?: components["schemas"]["Answer"];
            /** @description Every answer that was given, oldest first */
            changes: components["schemas"]["AnswerChange"][] | null;
            details: components["schemas"]["Proposal"];
            /** @description Code of the finding */
            finding: string;
            /** @description Code of the proposal */
            proposal: string;
            /**
             * Format: int64
             * @description Newest revision of the report that proposes it
             */
            revision: number;
            /** @description The finding */
            statement: components["schemas"]["Text"];
            /**
             * Format: int64
             * @description Of the answer, 0 if there is none
             */
            version: number;
        };
        Benchmark: {
            /**
             * Format: int64
             * @description Rounded down; at least 5
             */
            companies: number;
            /**
             * Format: double
             * @description Privacy budget that this figure took of each company, at δ = 1e-6
             */
            epsilon: number;
            /** @description First month of the quarter that is compared with */
            from: string;
            /** Format: double */
            high: number;
            /**
             * Format: double
             * @description Lower end of what the noise leaves open (95 %)
             */
            low: number;
            /**
             * Format: int64
             * @description Rounded down; at least 100
             */
            people: number;
            /** @enum {string} */
            scope: "all" | "industry";
            to: string;
            /** Format: double */
            value: number;
        };
        Change: {
            /** @enum {string} */
            differs?: "better" | "worse";
            since: string;
        };
        Count: {
            /** @enum {string} */
            coding?: "at_most" | "at_least";
            /** Format: int64 */
            value: number;
        };
        ErrorDetail: {
            /** @description Where the error occurred, e.g. 'body.items[3].tags' or 'path.thing-id' */
            location?: string;
            /** @description Error message text */
            message?: string;
            /** @description The value at the given location */
            value?: unknown;
        };
        Excerpt: {
            text: string;
            topic: string;
        };
        Figure: {
            /**
             * @description Value is a bound, because the group is nearly of one mind
             * @enum {string}
             */
            coding?: "at_most" | "at_least";
            /** Format: double */
            high: number;
            /** Format: double */
            low: number;
            /**
             * Format: int64
             * @description Respondents
             */
            n: number;
            /**
             * @description N is a bound, because nearly everybody answered: the exact number would tell who did
             * @enum {string}
             */
            n_coding?: "at_least";
            /** Format: double */
            value: number;
        };
        Finding: {
            code: string;
            /** @description Where in the report: lines/<code>/company, lines/<code>/<group>, topics/<code> */
            evidence: string[] | null;
            proposals: components["schemas"]["Proposal"][] | null;
            statement: components["schemas"]["Text"];
            /** @enum {string} */
            sure: "distinguishable" | "indication";
        };
        GiveInputBody: {
            /** @description The first of the finding's evidence: lines/<code>/<group>, topics/<code> */
            about: string;
            /** @enum {string} */
            answer: "will_do" | "done" | "will_not";
            /** @description Code of the finding */
            finding: string;
            /** @description Code of the proposal */
            proposal: string;
            /**
             * Format: int64
             * @description Of the answer that was read, 0 if there was none
             */
            version: number;
            /** @description Needed for will_not. Employees read it */
            why?: string;
        };
        GroupFigure: {
            /** @enum {string} */
            differs?: "better" | "worse";
            figure: components["schemas"]["Figure"];
            group: string;
        };
        GroupName: {
            /** @description Names with their parents: 営業部/第一課 */
            departments: string[] | null;
            id: string;
            merged: boolean;
            name: string;
        };
        JobStress: {
            /**
             * Format: double
             * @description Higher: more support
             */
            colleague_support: number;
            /**
             * Format: double
             * @description Higher: more control
             */
            control: number;
            /** @description First month of the self-checks */
            from: string;
            /**
             * Format: double
             * @description Higher: more support
             */
            manager_support: number;
            /**
             * Format: int64
             * @description Respondents
             */
            n: number;
            /** @enum {string} */
            n_coding?: "at_least";
            /** @description Where the nation stands, whose health risks are 100 */
            nation?: components["schemas"]["StrainPoint"][] | null;
            /**
             * Format: double
             * @description Higher: more work
             */
            quantity: number;
            quantity_control: components["schemas"]["Risk"];
            source: string;
            support: components["schemas"]["Risk"];
            to: string;
            total: components["schemas"]["Risk"];
        };
        LedgerLine: {
            code: string;
            label: components["schemas"]["Text"];
        };
        LedgerRevision: {
            groups: components["schemas"]["GroupName"][] | null;
            /** @description Names of the lines that the cells speak of */
            lines: components["schemas"]["LedgerLine"][] | null;
            month: string;
            published: components["schemas"]["PublishedCell"][] | null;
            /** Format: date-time */
            released_on?: string;
            /** Format: int64 */
            revision: number;
            slices: components["schemas"]["Slice"][] | null;
            /** @enum {string} */
            status: "draft" | "released";
            /** Format: int64 */
            threshold: number;
            withheld: components["schemas"]["Withheld"][] | null;
        };
        LedgerView: {
            company: string;
            company_id: string;
            /** @description Newest month first */
            revisions: components["schemas"]["LedgerRevision"][] | null;
        };
        Line: {
            benchmark: components["schemas"]["Benchmark"][] | null;
            /**
             * Format: int64
             * @description 1: higher is better
             * @enum {integer}
             */
            better: -1 | 1;
            /** @description Against the last released month that has the figure */
            change?: components["schemas"]["Change"];
            chapter: string;
            code: string;
            company?: components["schemas"]["Figure"];
            groups: components["schemas"]["GroupFigure"][] | null;
            /**
             * Format: double
             * @description Upper end of the scale
             */
            high?: number;
            label: components["schemas"]["Text"];
            /**
             * Format: double
             * @description Lower end of the scale
             */
            low?: number;
            /** @description Group is the ID of a slice */
            slices: components["schemas"]["GroupFigure"][] | null;
            trend: components["schemas"]["TrendPoint"][] | null;
            /** @enum {string} */
            unit: "mean" | "share";
        };
        ListAnsweredMonth: {
            items: components["schemas"]["AnsweredMonth"][] | null;
        };
        ListAnsweredProposal: {
            items: components["schemas"]["AnsweredProposal"][] | null;
        };
        ListedDraft: {
            company: string;
            company_id: string;
            month: string;
            /** Format: int64 */
            revision: number;
            /** Format: int64 */
            version: number;
        };
        ListedReport: {
            month: string;
            /** Format: date-time */
            released_on: string;
            /** Format: int64 */
            revision: number;
        };
        ListListedDraft: {
            items: components["schemas"]["ListedDraft"][] | null;
        };
        ListListedReport: {
            items: components["schemas"]["ListedReport"][] | null;
        };
        Missing: {
            /** @description Live companies without a report of the month; empty before it is due */
            companies: string[];
            /**
             * Format: date-time
             * @description Noon of the first: by then there must be a report
             */
            due: string;
            month: string;
        };
        Pooled: {
            figures: components["schemas"]["PooledFigure"][] | null;
            from: string;
            program: string;
            to: string;
        };
        PooledFigure: {
            code: string;
            figure: components["schemas"]["Figure"];
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
        Proposal: {
            action: components["schemas"]["Text"];
            /** @description Where the proposal comes from */
            basis: string;
            code: string;
            /** @enum {string} */
            effort: "low" | "medium" | "high";
            /** @description How well it is known to help */
            evidence: components["schemas"]["Text"];
            /** @description Who does it for whom */
            who: components["schemas"]["Text"];
        };
        PublishedCell: {
            /** @description Only a bound of the figure is published */
            bound?: boolean;
            /** @description Path as in withheld: lines/<code>/<group>, topics/<code>, use/<what>, pooled/<program>/<code> */
            cell: string;
            /**
             * Format: int64
             * @description People, as published
             */
            n: number;
            /** @enum {string} */
            n_coding?: "at_most" | "at_least";
        };
        ReleasedProposal: {
            /** @description The first of the finding's evidence: lines/<code>/<group>, topics/<code> */
            about: string;
            answer?: components["schemas"]["Answer"];
            details: components["schemas"]["Proposal"];
            /** @description Code of the finding */
            finding: string;
            /** @description Code of the proposal */
            proposal: string;
            /**
             * Format: int64
             * @description Newest revision of the report that proposes it
             */
            revision: number;
            /** @description The finding */
            statement: components["schemas"]["Text"];
        };
        ReleaseInputBody: {
            /** @description Reading of the report for the company */
            comment?: string;
            /**
             * Format: int64
             * @description Of the draft that was read
             */
            version: number;
        };
        Report: {
            /** @description The operator's reading (読み解き) */
            comment?: string;
            /** @description Name */
            company: string;
            company_id: string;
            excerpts: components["schemas"]["Excerpt"][] | null;
            findings: components["schemas"]["Finding"][] | null;
            /** @description Departments, the small ones merged */
            groups: components["schemas"]["GroupName"][] | null;
            /** @description 仕事のストレス判定図 of those who did the self-check; absent if it may not be shown */
            job_stress?: components["schemas"]["JobStress"];
            lines: components["schemas"]["Line"][] | null;
            month: string;
            notes: components["schemas"]["Text"][] | null;
            participation: components["schemas"]["Text"];
            /** @description Exit and pre-joining talks, pooled over months */
            pooled: components["schemas"]["Pooled"][] | null;
            /** Format: int64 */
            revision: number;
            /** @description Age bands, job types and tenures, the small ones merged with their neighbours */
            slices: components["schemas"]["Slice"][] | null;
            /**
             * Format: int64
             * @description k: fewest respondents of any figure
             */
            threshold: number;
            topics: components["schemas"]["Topic"][] | null;
            use: components["schemas"]["Use"];
            /** @description Voices released to the company in the month, as HR has read them */
            voices: components["schemas"]["Voice"][] | null;
            /** @description What is not shown, and why */
            withheld: components["schemas"]["Withheld"][] | null;
        };
        Review: {
            /**
             * @description People whose facts came after the month closed: few are less than k and would change nothing
             * @enum {string}
             */
            late?: "none" | "few" | "many";
            report: components["schemas"]["Report"];
            status: string;
            /** Format: int64 */
            version: number;
        };
        Risk: {
            /** Format: double */
            high: number;
            /** Format: double */
            low: number;
            /** Format: double */
            value: number;
        };
        Slice: {
            /** @enum {string} */
            attribute: "age_band" | "job_type" | "tenure";
            id: string;
            label: components["schemas"]["Text"];
            merged: boolean;
            values: string[] | null;
        };
        StrainPoint: {
            /** Format: double */
            colleague_support: number;
            /** Format: double */
            control: number;
            /** Format: double */
            manager_support: number;
            /** Format: double */
            quantity: number;
            /** @enum {string} */
            who: "men" | "women";
        };
        Text: {
            en: string;
            ja: string;
        };
        Topic: {
            code: string;
            /** @description -1 to 1; absent below the threshold */
            polarity?: components["schemas"]["Figure"];
            /** @description Per cent of people who talked */
            share: components["schemas"]["Figure"];
        };
        TrendPoint: {
            figure: components["schemas"]["Figure"];
            month: string;
        };
        Use: {
            /** @description People who answered a survey after a talk or did the self-check in the month */
            answered?: components["schemas"]["Count"];
            /** @description People who booked a talk in the month */
            booked?: components["schemas"]["Count"];
            /**
             * Format: int64
             * @description People on the roster
             */
            invited: number;
            /** @description People who have an account; published in steps, so that a new one is not told */
            registered?: components["schemas"]["Count"];
            /** @description People who talked in the month */
            talked?: components["schemas"]["Count"];
            talks?: components["schemas"]["Count"];
        };
        Voice: {
            id: string;
            text: string;
        };
        Withheld: {
            /** @description Path as in evidence */
            what: string;
            /**
             * @description HR always reads protected: the precise reason would tell how many answered
             * @enum {string}
             */
            why: "below_threshold" | "could_be_derived" | "protected";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Answer = components['schemas']['Answer'];
export type AnswerChange = components['schemas']['AnswerChange'];
export type AnsweredMonth = components['schemas']['AnsweredMonth'];
export type AnsweredProposal = components['schemas']['AnsweredProposal'];
export type Benchmark = components['schemas']['Benchmark'];
export type Change = components['schemas']['Change'];
export type Count = components['schemas']['Count'];
export type ErrorDetail = components['schemas']['ErrorDetail'];
export type Excerpt = components['schemas']['Excerpt'];
export type Figure = components['schemas']['Figure'];
export type Finding = components['schemas']['Finding'];
export type GiveInputBody = components['schemas']['GiveInputBody'];
export type GroupFigure = components['schemas']['GroupFigure'];
export type GroupName = components['schemas']['GroupName'];
export type JobStress = components['schemas']['JobStress'];
export type LedgerLine = components['schemas']['LedgerLine'];
export type LedgerRevision = components['schemas']['LedgerRevision'];
export type LedgerView = components['schemas']['LedgerView'];
export type Line = components['schemas']['Line'];
export type ListAnsweredMonth = components['schemas']['ListAnsweredMonth'];
export type ListAnsweredProposal = components['schemas']['ListAnsweredProposal'];
export type ListedDraft = components['schemas']['ListedDraft'];
export type ListedReport = components['schemas']['ListedReport'];
export type ListListedDraft = components['schemas']['ListListedDraft'];
export type ListListedReport = components['schemas']['ListListedReport'];
export type Missing = components['schemas']['Missing'];
export type Pooled = components['schemas']['Pooled'];
export type PooledFigure = components['schemas']['PooledFigure'];
export type Problem = components['schemas']['Problem'];
export type Proposal = components['schemas']['Proposal'];
export type PublishedCell = components['schemas']['PublishedCell'];
export type ReleasedProposal = components['schemas']['ReleasedProposal'];
export type ReleaseInputBody = components['schemas']['ReleaseInputBody'];
export type Report = components['schemas']['Report'];
export type Review = components['schemas']['Review'];
export type Risk = components['schemas']['Risk'];
export type Slice = components['schemas']['Slice'];
export type StrainPoint = components['schemas']['StrainPoint'];
export type Text = components['schemas']['Text'];
export type Topic = components['schemas']['Topic'];
export type TrendPoint = components['schemas']['TrendPoint'];
export type Use = components['schemas']['Use'];
export type Voice = components['schemas']['Voice'];
export type Withheld = components['schemas']['Withheld'];
export type $defs = Record<string, never>;
export interface operations {
    "read-answers": {
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
                    "application/json": components["schemas"]["ListAnsweredMonth"];
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
    "read-ledger": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
            };
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
                    "application/json": components["schemas"]["LedgerView"];
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
    "list-missing": {
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
                    "application/json": components["schemas"]["Missing"];
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
    "list-reports": {
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
                    "application/json": components["schemas"]["ListListedReport"];
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
    "get-report": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                month: string;
            };
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
                    "application/json": components["schemas"]["Report"];
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
    "list-answers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                month: string;
            };
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
                    "application/json": components["schemas"]["ListAnsweredProposal"];
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
    "answer-proposal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAnsweredProposal"];
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
    "download-data": {
        parameters: {
            query?: {
                language?: "ja" | "en";
            };
            header?: never;
            path: {
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
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
    "download-printed": {
        parameters: {
            query?: {
                language?: "ja" | "en";
            };
            header?: never;
            path: {
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
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
    "download-workbook": {
        parameters: {
            query?: {
                language?: "ja" | "en";
            };
            header?: never;
            path: {
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
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
    "list-reviews": {
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
                    "application/json": components["schemas"]["ListListedDraft"];
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
    "get-review": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
                month: string;
            };
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
                    "application/json": components["schemas"]["Review"];
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
    "download-review-data": {
        parameters: {
            query?: {
                language?: "ja" | "en";
            };
            header?: never;
            path: {
                company_id: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
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
    "download-review-printed": {
        parameters: {
            query?: {
                language?: "ja" | "en";
            };
            header?: never;
            path: {
                company_id: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
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
    "release-report": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
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
    "revise-report": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    "download-review-workbook": {
        parameters: {
            query?: {
                language?: "ja" | "en";
            };
            header?: never;
            path: {
                company_id: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
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
