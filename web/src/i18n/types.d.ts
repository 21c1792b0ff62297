import 'i18next';
import type common from './ja/common.json';
import type codes from './ja/codes.json';
import type consultant from './ja/consultant.json';
import type booking from './ja/booking.json';
import type settings from './ja/settings.json';
import type waits from './ja/waits.json';
import type series from './ja/series.json';
import type reflect from './ja/reflect.json';
import type talks from './ja/talks.json';
import type wishes from './ja/wishes.json';
import type employee from './ja/employee.json';
import type hr from './ja/hr.json';
import type health from './ja/health.json';
import type model from './ja/model.json';
import type operator from './ja/operator.json';
import type profile from './ja/profile.json';
import type registration from './ja/registration.json';
import type review from './ja/review.json';
import type publicTexts from './ja/public.json';
import type care from './ja/care.json';
import type emergency from './ja/emergency.json';
import type help from './ja/help.json';
import type sos from './ja/sos.json';
import type report from './ja/report.json';
import type voices from './ja/voices.json';
import type answers from './ja/answers.json';
import type audit from './ja/audit.json';
import type documents from './ja/documents.json';
import type erasures from './ja/erasures.json';
import type licences from './ja/licences.json';
import type terms from './ja/terms.json';
import type cases from './ja/cases.json';
import type rights from './ja/rights.json';
import type desk from './ja/desk.json';

// Japanese is the source: a key that is not there does not compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      codes: typeof codes;
      consultant: typeof consultant;
      booking: typeof booking;
      series: typeof series;
      waits: typeof waits;
      settings: typeof settings;
      reflect: typeof reflect;
      talks: typeof talks;
      wishes: typeof wishes;
      employee: typeof employee;
      hr: typeof hr;
      model: typeof model;
      operator: typeof operator;
      profile: typeof profile;
      registration: typeof registration;
      review: typeof review;
      health: typeof health;
      public: typeof publicTexts;
      report: typeof report;
      help: typeof help;
      emergency: typeof emergency;
      sos: typeof sos;
      care: typeof care;
      voices: typeof voices;
      answers: typeof answers;
      audit: typeof audit;
      documents: typeof documents;
      erasures: typeof erasures;
      licences: typeof licences;
      terms: typeof terms;
      cases: typeof cases;
      rights: typeof rights;
      desk: typeof desk;
    };
  }
}
