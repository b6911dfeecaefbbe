/** Stands in for packages that only throw outside of Next. */
export {};
