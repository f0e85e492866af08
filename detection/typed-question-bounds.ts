/** How much of what is written is taken at most: a question is asked with its first words. */
export const typedBounds = { subjectChars: 300, descriptionChars: 2000 } as const;
