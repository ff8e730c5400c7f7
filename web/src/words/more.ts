// The words of what is loaded after the first look: tables, questions, one customer, help, and what is handed on.
import customer from './customer.json';
import later from './later.json';
import questions from './questions.json';
import tables from './tables.json';
import { learn } from './words';

learn({ ...customer, ...later, ...questions, ...tables });
