// Generated from docs/openapi/matching.json by "npm run openapi".
export interface paths {
    "/api/matching/consultants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find consultants by keyword and property */
        get: operations["search-consultants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matching/consultants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A consultant's page */
        get: operations["get-consultant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matching/me/consultant-profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consultant's own page as employees see it */
        get: operations["get-own-consultant-profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matching/me/picks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ten consultants for the employee, with reasons */
        get: operations["list-picks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matching/me/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The employee's own matching profile; empty if there is none */
        get: operations["get-matching-profile"];
        /** Replace the matching profile; every part may be left out */
        put: operations["put-matching-profile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matching/nominations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a consultant */
        post: operations["nominate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matching/swaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Consultants whom the employee swapped out, the last one first */
        get: operations["list-swaps"];
        put?: never;
        /** Do not propose a consultant again; no reason needed, nobody is told */
        post: operations["swap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matching/swaps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Propose a consultant again */
        delete: operations["bring-back"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        CardBody: {
            /** @description Empty if not stated */
            age_band: components["schemas"]["Label"][] | null;
            /** @description What the consultant did before counselling */
            backgrounds: components["schemas"]["Label"][] | null;
            consultant_id: string;
            /** Format: int64 */
            experience_years?: number;
            /** @description Empty if not stated */
            gender: components["schemas"]["Label"][] | null;
            headline?: string;
            industries: components["schemas"]["Label"][] | null;
            job_types: components["schemas"]["Label"][] | null;
            kana?: string;
            languages: components["schemas"]["Label"][] | null;
            /** @description Only those whose registration was checked */
            licences: components["schemas"]["Label"][] | null;
            name: string;
            /**
             * Format: date-time
             * @description Start of the next open slot, as far as known
             */
            next_free?: string;
            romaji?: string;
            styles: components["schemas"]["Label"][] | null;
            themes: components["schemas"]["Label"][] | null;
        };
        DetailBody: {
            /** @description Empty if not stated */
            age_band: components["schemas"]["Label"][] | null;
            /** @description What the consultant did before counselling */
            backgrounds: components["schemas"]["Label"][] | null;
            career?: string;
            consultant_id: string;
            /** Format: int64 */
            experience_years?: number;
            /** @description Empty if not stated */
            gender: components["schemas"]["Label"][] | null;
            headline?: string;
            industries: components["schemas"]["Label"][] | null;
            introduction?: string;
            job_types: components["schemas"]["Label"][] | null;
            kana?: string;
            languages: components["schemas"]["Label"][] | null;
            /** @description Only those whose registration was checked */
            licences: components["schemas"]["Label"][] | null;
            name: string;
            /**
             * Format: date-time
             * @description Start of the next open slot, as far as known
             */
            next_free?: string;
            /** @description Parts of days with open slots, within 14 days */
            open: components["schemas"]["OpenBody"][] | null;
            programs: components["schemas"]["Label"][] | null;
            romaji?: string;
            styles: components["schemas"]["Label"][] | null;
            themes: components["schemas"]["Label"][] | null;
            values: components["schemas"]["Label"][] | null;
        };
        ErrorDetail: {
            /** @description Where the error occurred, e.g. 'body.items[3].tags' or 'path.thing-id' */
            location?: string;
            /** @description Error message text */
            message?: string;
            /** @description The value at the given location */
            value?: unknown;
        };
        FacetBody: {
            code: string;
            /** Format: int64 */
            count: number;
            en: string;
            ja: string;
        };
        HitBody: {
            consultant: components["schemas"]["CardBody"];
            highlights: components["schemas"]["Mark"][] | null;
            /** @description Found by a near word only; such results come last by relevance */
            near: boolean;
        };
        Label: {
            code: string;
            en: string;
            ja: string;
        };
        Mark: {
            /** @enum {string} */
            field: "name" | "kana" | "romaji" | "headline" | "career" | "introduction";
            runs: components["schemas"]["Run"][] | null;
        };
        Near: {
            typed: string;
            /** @description Words that occur, nearest to what was typed */
            used: string[] | null;
        };
        NominationAnswer: {
            /** @description ID of a consultant */
            consultant_id: string;
            nomination_id: string;
            /** @enum {string} */
            program: "one_on_one" | "engagement_career" | "regular_care" | "survey_followup" | "mental_harassment" | "exit" | "pre_joining";
            /** @enum {string} */
            source: "picks" | "search";
        };
        NominationBody: {
            /** @description ID of a consultant */
            consultant_id: string;
            /** @enum {string} */
            program: "one_on_one" | "engagement_career" | "regular_care" | "survey_followup" | "mental_harassment" | "exit" | "pre_joining";
            /** @enum {string} */
            source: "picks" | "search";
        };
        OpenBody: {
            /**
             * Format: date
             * @description In Asia/Tokyo
             */
            date: string;
            /** @enum {string} */
            part: "morning" | "afternoon" | "evening";
        };
        OwnBody: {
            /** @description Empty if not stated */
            age_band: components["schemas"]["Label"][] | null;
            /** @description What the consultant did before counselling */
            backgrounds: components["schemas"]["Label"][] | null;
            career?: string;
            consultant_id: string;
            /** Format: int64 */
            experience_years?: number;
            /** @description Empty if not stated */
            gender: components["schemas"]["Label"][] | null;
            headline?: string;
            industries: components["schemas"]["Label"][] | null;
            introduction?: string;
            job_types: components["schemas"]["Label"][] | null;
            kana?: string;
            languages: components["schemas"]["Label"][] | null;
            /** @description Only those whose registration was checked */
            licences: components["schemas"]["Label"][] | null;
            name: string;
            /**
             * Format: date-time
             * @description Start of the next open slot, as far as known
             */
            next_free?: string;
            /** @description Parts of days with open slots, within 14 days */
            open: components["schemas"]["OpenBody"][] | null;
            programs: components["schemas"]["Label"][] | null;
            romaji?: string;
            /** @enum {string} */
            status: "applied" | "approved" | "suspended" | "erased";
            styles: components["schemas"]["Label"][] | null;
            themes: components["schemas"]["Label"][] | null;
            values: components["schemas"]["Label"][] | null;
            /** @description Employees can see this page */
            visible: boolean;
        };
        PickBody: {
            consultant: components["schemas"]["CardBody"];
            /** Format: date-time */
            next_free?: string;
            /** @description First open part of a day in the employee's times */
            next_open: components["schemas"]["OpenBody"];
            /** @description Two or three, the one that counted most first */
            reasons: components["schemas"]["Label"][] | null;
        };
        PicksBody: {
            /**
             * Format: int64
             * @description How many consultants could be proposed
             */
            eligible: number;
            /** @description Another page has others */
            more: boolean;
            /** Format: int64 */
            page: number;
            picks: components["schemas"]["PickBody"][] | null;
            program: string;
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
        ProfileAnswer: {
            /** @enum {string} */
            age_band?: "10s" | "20s" | "30s" | "40s" | "50s" | "60s" | "70s";
            /** @enum {string} */
            career_situation?: "new_graduate" | "newly_joined" | "settled" | "specialist" | "new_manager" | "manager" | "after_transfer" | "after_childbirth_leave" | "caring_for_family" | "before_retirement" | "working_abroad" | "offer_accepted";
            /** @description In the employee's own words */
            concern_text?: string;
            concerns?: ("work_relations" | "boss_relations" | "management" | "leadership" | "communication" | "workload" | "time_management" | "remote_work" | "career_design" | "skill_growth" | "self_understanding" | "motivation" | "evaluation" | "new_role" | "onboarding" | "work_life" | "childcare" | "elder_care" | "life_plan" | "diversity" | "global" | "harassment" | "self_care")[] | null;
            /**
             * Format: int64
             * @description 1: to be listened to, 5: to be advised
             */
            hope?: number;
            /** @enum {string} */
            industry?: "manufacturing" | "it" | "telecom" | "finance" | "real_estate" | "construction" | "energy" | "retail" | "food_lodging" | "logistics" | "medical_welfare" | "education" | "media" | "professional" | "public" | "agriculture";
            /** @enum {string} */
            job_type?: "sales" | "customer_service" | "engineering" | "it_engineering" | "research" | "production" | "logistics" | "planning" | "marketing" | "design" | "hr" | "accounting" | "back_office" | "care_education" | "management";
            /** @description The ten TIPI-J items, 1 to 7 each; all or none */
            personality?: number[] | null;
            /**
             * @description Why the talk happens
             * @enum {string}
             */
            program?: "one_on_one" | "engagement_career" | "regular_care" | "survey_followup" | "mental_harassment" | "exit" | "pre_joining";
            /** @description Parts of the week that suit, Asia/Tokyo */
            times?: ("weekday_morning" | "weekday_afternoon" | "weekday_evening" | "weekend_morning" | "weekend_afternoon" | "weekend_evening")[] | null;
            /** @description TIPI-J sums, 2 to 14 */
            traits?: components["schemas"]["TraitsBody"];
            /**
             * Format: date-time
             * @description Absent until a profile is stored
             */
            updated_at?: string;
            values?: ("growth" | "stability" | "autonomy" | "contribution" | "family" | "challenge" | "fairness" | "creativity" | "expertise" | "harmony" | "recognition")[] | null;
            wishes?: components["schemas"]["WishesBody"];
        };
        ProfileBody: {
            /** @enum {string} */
            age_band?: "10s" | "20s" | "30s" | "40s" | "50s" | "60s" | "70s";
            /** @enum {string} */
            career_situation?: "new_graduate" | "newly_joined" | "settled" | "specialist" | "new_manager" | "manager" | "after_transfer" | "after_childbirth_leave" | "caring_for_family" | "before_retirement" | "working_abroad" | "offer_accepted";
            /** @description In the employee's own words */
            concern_text?: string;
            concerns?: ("work_relations" | "boss_relations" | "management" | "leadership" | "communication" | "workload" | "time_management" | "remote_work" | "career_design" | "skill_growth" | "self_understanding" | "motivation" | "evaluation" | "new_role" | "onboarding" | "work_life" | "childcare" | "elder_care" | "life_plan" | "diversity" | "global" | "harassment" | "self_care")[] | null;
            /**
             * Format: int64
             * @description 1: to be listened to, 5: to be advised
             */
            hope?: number;
            /** @enum {string} */
            industry?: "manufacturing" | "it" | "telecom" | "finance" | "real_estate" | "construction" | "energy" | "retail" | "food_lodging" | "logistics" | "medical_welfare" | "education" | "media" | "professional" | "public" | "agriculture";
            /** @enum {string} */
            job_type?: "sales" | "customer_service" | "engineering" | "it_engineering" | "research" | "production" | "logistics" | "planning" | "marketing" | "design" | "hr" | "accounting" | "back_office" | "care_education" | "management";
            /** @description The ten TIPI-J items, 1 to 7 each; all or none */
            personality?: number[] | null;
            /**
             * @description Why the talk happens
             * @enum {string}
             */
            program?: "one_on_one" | "engagement_career" | "regular_care" | "survey_followup" | "mental_harassment" | "exit" | "pre_joining";
            /** @description Parts of the week that suit, Asia/Tokyo */
            times?: ("weekday_morning" | "weekday_afternoon" | "weekday_evening" | "weekend_morning" | "weekend_afternoon" | "weekend_evening")[] | null;
            values?: ("growth" | "stability" | "autonomy" | "contribution" | "family" | "challenge" | "fairness" | "creativity" | "expertise" | "harmony" | "recognition")[] | null;
            wishes?: components["schemas"]["WishesBody"];
        };
        Run: {
            hit: boolean;
            text: string;
        };
        SearchBody: {
            /** @description theme, industry, licence, language, gender, program: how many results each value would have, with the filters of all other facets */
            facets: {
                [key: string]: components["schemas"]["FacetBody"][] | null;
            };
            /**
             * Format: int64
             * @description How many of the results have an open slot today or in the six days after it
             */
            free_this_week: number;
            hits: components["schemas"]["HitBody"][] | null;
            /** @description Keywords that were hardly found as typed, and the near words that were looked for besides */
            near: components["schemas"]["Near"][] | null;
            /** Format: int64 */
            page: number;
            /** Format: int64 */
            page_size: number;
            /** Format: int64 */
            total: number;
        };
        SwapBody: {
            /** @description ID of a consultant */
            consultant_id: string;
        };
        SwappedBody: {
            consultant: components["schemas"]["CardBody"];
            /** Format: date-time */
            swapped_at: string;
        };
        SwapsBody: {
            swaps: components["schemas"]["SwappedBody"][];
        };
        TraitsBody: {
            /** Format: int64 */
            agreeableness: number;
            /** Format: int64 */
            conscientiousness: number;
            /** Format: int64 */
            extraversion: number;
            /** Format: int64 */
            neuroticism: number;
            /** Format: int64 */
            openness: number;
        };
        WishesBody: {
            /** @enum {string} */
            age?: "10s" | "20s" | "30s" | "40s" | "50s" | "60s" | "70s";
            /**
             * @description What the consultant did before counselling
             * @enum {string}
             */
            background?: "hr" | "line_management" | "executive" | "entrepreneurship" | "medical_nursing" | "education" | "public_service" | "engineering" | "sales_service" | "overseas";
            /**
             * @description Nobody else is proposed
             * @enum {string}
             */
            gender?: "female" | "male" | "other";
            /**
             * @description Nobody else is proposed
             * @enum {string}
             */
            language?: "ja" | "en" | "zh" | "ko" | "pt" | "es" | "vi" | "fr";
            /** @enum {string} */
            licence?: "career_consultant" | "certified_psychologist" | "clinical_psychologist" | "industrial_counselor" | "physician" | "social_worker" | "public_health_nurse" | "coach";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type CardBody = components['schemas']['CardBody'];
export type DetailBody = components['schemas']['DetailBody'];
export type ErrorDetail = components['schemas']['ErrorDetail'];
export type FacetBody = components['schemas']['FacetBody'];
export type HitBody = components['schemas']['HitBody'];
export type Label = components['schemas']['Label'];
export type Mark = components['schemas']['Mark'];
export type Near = components['schemas']['Near'];
export type NominationAnswer = components['schemas']['NominationAnswer'];
export type NominationBody = components['schemas']['NominationBody'];
export type OpenBody = components['schemas']['OpenBody'];
export type OwnBody = components['schemas']['OwnBody'];
export type PickBody = components['schemas']['PickBody'];
export type PicksBody = components['schemas']['PicksBody'];
export type Problem = components['schemas']['Problem'];
export type ProfileAnswer = components['schemas']['ProfileAnswer'];
export type ProfileBody = components['schemas']['ProfileBody'];
export type Run = components['schemas']['Run'];
export type SearchBody = components['schemas']['SearchBody'];
export type SwapBody = components['schemas']['SwapBody'];
export type SwappedBody = components['schemas']['SwappedBody'];
export type SwapsBody = components['schemas']['SwapsBody'];
export type TraitsBody = components['schemas']['TraitsBody'];
export type WishesBody = components['schemas']['WishesBody'];
export type $defs = Record<string, never>;
export interface operations {
    "search-consultants": {
        parameters: {
            query?: {
                /** @description Only with an open slot today or in the six days after it, Asia/Tokyo */
                free_this_week?: boolean;
                /** @description Any of these */
                gender?: ("female" | "male" | "other")[] | null;
                /** @description Any of these */
                industry?: ("manufacturing" | "it" | "telecom" | "finance" | "real_estate" | "construction" | "energy" | "retail" | "food_lodging" | "logistics" | "medical_welfare" | "education" | "media" | "professional" | "public" | "agriculture")[] | null;
                /** @description Any of these */
                language?: ("ja" | "en" | "zh" | "ko" | "pt" | "es" | "vi" | "fr")[] | null;
                /** @description Any of these */
                licence?: ("career_consultant" | "certified_psychologist" | "clinical_psychologist" | "industrial_counselor" | "physician" | "social_worker" | "public_health_nurse" | "coach")[] | null;
                page?: number;
                /** @description Serves any of these */
                program?: ("one_on_one" | "engagement_career" | "regular_care" | "survey_followup" | "mental_harassment" | "exit" | "pre_joining")[] | null;
                /** @description Keywords, separated by spaces; all must be found, at most eight are looked at. Spellings that people mean alike count as one; a keyword with fewer than three results finds near words as well */
                q?: string;
                /** @description soon: the next open slot first; experience: the most years first */
                sort?: "relevance" | "soon" | "experience";
                /** @description Any of these. Repeat the parameter for several values, here and in the other filters; a consultant must pass every filter that is given */
                theme?: ("work_relations" | "boss_relations" | "management" | "leadership" | "communication" | "workload" | "time_management" | "remote_work" | "career_design" | "skill_growth" | "self_understanding" | "motivation" | "evaluation" | "new_role" | "onboarding" | "work_life" | "childcare" | "elder_care" | "life_plan" | "diversity" | "global" | "harassment" | "self_care" | "return_to_work")[] | null;
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
                    "application/json": components["schemas"]["SearchBody"];
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
    "get-consultant": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description ID of a consultant */
                id: string;
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
                    "application/json": components["schemas"]["DetailBody"];
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
    "get-own-consultant-profile": {
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
                    "application/json": components["schemas"]["OwnBody"];
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
    "list-picks": {
        parameters: {
            query?: {
                /** @description Each page has ten others */
                page?: number;
                /** @description That of the profile if absent */
                program?: "one_on_one" | "engagement_career" | "regular_care" | "survey_followup" | "mental_harassment" | "exit" | "pre_joining";
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
                    "application/json": components["schemas"]["PicksBody"];
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
    "get-matching-profile": {
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
                    "application/json": components["schemas"]["ProfileAnswer"];
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
    "put-matching-profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileAnswer"];
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
    nominate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeat a request with the same key to get the same answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NominationBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NominationAnswer"];
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
    "list-swaps": {
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
                    "application/json": components["schemas"]["SwapsBody"];
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
    swap: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwapBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
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
    "bring-back": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description ID of a consultant */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
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
}
