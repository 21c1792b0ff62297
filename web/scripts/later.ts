/** The files of what comes when a page can be used already: charts, and what stands below its first screens. Nothing may need one of them at once. */
export const later = /\/(charts|details)[^/]*\.js$/;
