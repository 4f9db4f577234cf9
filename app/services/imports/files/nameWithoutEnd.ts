/** What a file is called without the folders before it and the end that says what it is. */
export const nameWithoutEnd = (file: string) => file.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
