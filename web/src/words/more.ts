// The words of what is loaded after the first look: tables, questions, one customer, what can ever happen, other platforms, tests, help, and what is handed on.
import customer from './customer.json';
import later from './later.json';
import platforms from './platforms.json';
import proof from './proof.json';
import questions from './questions.json';
import tables from './tables.json';
import tests from './tests.json';
import { learn } from './words';

learn({ ...customer, ...later, ...platforms, ...proof, ...questions, ...tables, ...tests });
