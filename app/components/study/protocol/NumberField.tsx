import { useFormContext } from 'react-hook-form';
import { orNull } from '#app/components/ui/orNull.ts';
import { TextField } from '#app/components/ui/TextField.tsx';
import type { FaultOf } from './faultOf.ts';

/** A number of the form; where it is `optional`, an empty field means none. */
export function NumberField({
  path,
  label,
  hint,
  faultOf,
  optional = false,
  step,
}: {
  path: string;
  label: string;
  hint?: string;
  faultOf: FaultOf;
  optional?: boolean;
  step?: 'any';
}) {
  const { register } = useFormContext();
  const asNumber = optional ? orNull : { valueAsNumber: true as const };
  return (
    <TextField
      id={path}
      type="number"
      min={0}
      step={step}
      className="max-w-28"
      label={label}
      hint={hint}
      optional={optional}
      error={faultOf(path)}
      {...register(path, asNumber)}
    />
  );
}
