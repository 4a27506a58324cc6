export { problems, type ProblemCode, type ProblemText } from './catalogue';
export { DomainError, errorKinds, type ErrorKind, type ProblemParams } from './domain-error';
export {
  fieldProblem,
  problemDocument,
  problemType,
  type ProblemDocument,
} from './problem-document';
