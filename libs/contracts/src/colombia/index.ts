export { checkDigitOf, longestNit, looksGlued, splitGlued } from './check-digit';
export { departments } from './departments';
