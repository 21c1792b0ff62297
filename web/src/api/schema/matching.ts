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
    "/api/matching/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest models, and which of them serves */
        get: operations["list-models"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matching/models/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A model's weights, what it knows of ratings, and whom it saw shown how often */
        get: operations["get-model"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matching/models/held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Go back to what a version learned and hold on to it, whatever the nights to come learn */
        put: operations["hold-model"];
        post?: never;
        /** Let the nightly trial decide again; what serves stays until then */
        delete: operations["release-model"];
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
        BinBody: {
            /** Format: int64 */
            count: number;
            /** Format: int64 */
            from: number;
            /** Format: int64 */
            to: number;
        };
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
        EffectsBody: {
            /**
             * Format: int64
             * @description Consultants rated by enough employees
             */
            known: number;
            /** @description Empty if too few are known */
            quantiles: components["schemas"]["QuantileBody"][];
            /**
             * Format: int64
             * @description And the others
             */
            unknown: number;
        };
        ErrorDetail: {
            /** @description Where the error occurred, e.g. 'body.items[3].tags' or 'path.thing-id' */
            location?: string;
            /** @description Error message text */
            message?: string;
            /** @description The value at the given location */
            value?: unknown;
        };
        ExposureBody: {
            bins: components["schemas"]["BinBody"][];
            /**
             * Format: int64
             * @description Who could be found that night
             */
            consultants: number;
            /**
             * Format: double
             * @description 0: all were shown alike; towards 1: one had everything
             */
            gini: number;
            /**
             * Format: int64
             * @description Consultants who were not shown to anybody
             */
            never: number;
            /**
             * Format: int64
             * @description An employee who saw a consultant in a program counts once
             */
            proposals: number;
            /**
             * Format: double
             * @description Share of the proposals that went to the most shown hundredth of the consultants, 0 to 1
             */
            top_share: number;
        };
        FacetBody: {
            code: string;
            /** Format: int64 */
            count: number;
            en: string;
            ja: string;
        };
        HeldInputBody: {
            /** @description Version of a model: the date in Asia/Tokyo of the night that made it; with -waiting, what that night learned while another version was held on to */
            version: string;
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
        ModelBody: {
            /** @description Operators hold on to what it learned */
            held: boolean;
            /** @description Version in which what it serves was learned; absent for the defaults */
            learned_version?: string;
            /**
             * Format: int64
             * @description By how many different employees
             */
            raters: number;
            /**
             * Format: int64
             * @description Ratings that there were
             */
            ratings: number;
            serving: boolean;
            /** Format: date-time */
            trained_at: string;
            /** @description Absent if nothing was held back to try it on */
            trial?: components["schemas"]["TrialBody"];
            version: string;
            /** @description It was learned while another version was held on to, and never served */
            waiting: boolean;
        };
        ModelDetail: {
            effects: components["schemas"]["EffectsBody"];
            exposure: components["schemas"]["ExposureBody"];
            /** @description Operators hold on to what it learned */
            held: boolean;
            /** @description Version in which what it serves was learned; absent for the defaults */
            learned_version?: string;
            points: components["schemas"]["RatingsBody"];
            /**
             * Format: int64
             * @description By how many different employees
             */
            raters: number;
            /**
             * Format: int64
             * @description Ratings that there were
             */
            ratings: number;
            serving: boolean;
            /** Format: date-time */
            trained_at: string;
            /** @description Absent if nothing was held back to try it on */
            trial?: components["schemas"]["TrialBody"];
            version: string;
            /** @description It was learned while another version was held on to, and never served */
            waiting: boolean;
            weights: components["schemas"]["WeightBody"][];
        };
        ModelsBody: {
            /** @description Absent if the nightly trial decides */
            held?: components["schemas"]["ServingBody"];
            /** @description The latest 60, newest first */
            models: components["schemas"]["ModelBody"][];
            needs: components["schemas"]["NeedsBody"];
            /** @description Absent before the first night: the defaults serve */
            serving?: components["schemas"]["ServingBody"];
        };
        Near: {
            typed: string;
            /** @description Words that occur, nearest to what was typed */
            used: string[] | null;
        };
        NeedsBody: {
            /**
             * Format: int64
             * @description Held-back pairs, for a new model to serve
             */
            pairs: number;
            /** Format: int64 */
            raters: number;
            /** Format: int64 */
            ratings: number;
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
            status: "applied" | "approved" | "paused" | "suspended" | "erased";
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
        QuantileBody: {
            /**
             * Format: double
             * @description By how many points consultants are rated above (or below) others by the same employees
             */
            points: number;
            /**
             * Format: double
             * @description 0 to 1
             */
            share: number;
        };
        RatingsBody: {
            /** @description Nothing was learned yet: this is what is believed before */
            assumed: boolean;
            /**
             * Format: double
             * @description Between consultants
             */
            consultant_sd: number;
            /** Format: double */
            mean: number;
            /**
             * Format: double
             * @description Standard deviation between raters
             */
            rater_sd: number;
            /**
             * Format: double
             * @description Of the rest
             */
            rest_sd: number;
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
        ServingBody: {
            /** @description Absent for the defaults */
            learned_version?: string;
            /** Format: date-time */
            since: string;
            version: string;
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
        TrialBody: {
            /**
             * Format: double
             * @description And the new one
             */
            challenger: number;
            /**
             * Format: double
             * @description Share of the pairs that the serving model puts in the right order, 0 to 1
             */
            champion: number;
            /**
             * Format: int64
             * @description Pairs of ratings by one employee that differ
             */
            pairs: number;
            /** @description The new one serves since */
            promoted: boolean;
        };
        WeightBody: {
            code: string;
            /** Format: float */
            default: number;
            en: string;
            ja: string;
            /** @description Ratings may change it; the others are policy */
            learnable: boolean;
            /**
             * Format: double
             * @description Standard deviation, where it was learned
             */
            sd?: number;
            /**
             * Format: float
             * @description That serves, in units of the score
             */
            weight: number;
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
export type BinBody = components['schemas']['BinBody'];
export type CardBody = components['schemas']['CardBody'];
export type DetailBody = components['schemas']['DetailBody'];
export type EffectsBody = components['schemas']['EffectsBody'];
export type ErrorDetail = components['schemas']['ErrorDetail'];
export type ExposureBody = components['schemas']['ExposureBody'];
export type FacetBody = components['schemas']['FacetBody'];
export type HeldInputBody = components['schemas']['HeldInputBody'];
export type HitBody = components['schemas']['HitBody'];
export type Label = components['schemas']['Label'];
export type Mark = components['schemas']['Mark'];
export type ModelBody = components['schemas']['ModelBody'];
export type ModelDetail = components['schemas']['ModelDetail'];
export type ModelsBody = components['schemas']['ModelsBody'];
export type Near = components['schemas']['Near'];
export type NeedsBody = components['schemas']['NeedsBody'];
export type NominationAnswer = components['schemas']['NominationAnswer'];
export type NominationBody = components['schemas']['NominationBody'];
export type OpenBody = components['schemas']['OpenBody'];
export type OwnBody = components['schemas']['OwnBody'];
export type PickBody = components['schemas']['PickBody'];
export type PicksBody = components['schemas']['PicksBody'];
export type Problem = components['schemas']['Problem'];
export type ProfileAnswer = components['schemas']['ProfileAnswer'];
export type ProfileBody = components['schemas']['ProfileBody'];
export type QuantileBody = components['schemas']['QuantileBody'];
export type RatingsBody = components['schemas']['RatingsBody'];
export type Run = components['schemas']['Run'];
export type SearchBody = components['schemas']['SearchBody'];
export type ServingBody = components['schemas']['ServingBody'];
export type SwapBody = components['schemas']['SwapBody'];
export type SwappedBody = components['schemas']['SwappedBody'];
export type SwapsBody = components['schemas']['SwapsBody'];
export type TraitsBody = components['schemas']['TraitsBody'];
export type TrialBody = components['schemas']['TrialBody'];
export type WeightBody = components['schemas']['WeightBody'];
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
    "list-models": {
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
                    "application/json": components["schemas"]["ModelsBody"];
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
    "get-model": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Version of a model: the date in Asia/Tokyo of the night that made it; with -waiting, what that night learned while another version was held on to */
                version: string;
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
                    "application/json": components["schemas"]["ModelDetail"];
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
    "hold-model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HeldInputBody"];
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
    "release-model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
