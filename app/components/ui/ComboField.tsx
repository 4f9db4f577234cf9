import { useId, type ReactNode } from 'react';
import {
  Button as AriaButton,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { CONTROL_CLASSES, type FieldProps } from './Field.tsx';

/** Something that may be chosen. */
export interface ComboOption {
  /** Tells it from the others. */
  readonly key: string;
  /** What stands in the field once it is chosen. */
  readonly text: string;
  /** What is listed; by default its text. */
  readonly label?: ReactNode;
  /** What is known of it, beneath. */
  readonly detail?: ReactNode;
}

/**
 * One line of text that can be typed, or chosen from a list that is narrowed by what is typed.
 *
 * @param choose what the button that opens the list is called
 * @param onChoose is told of what was chosen, after `onChange` was told its text
 */
export function ComboField({
  id,
  label,
  hint,
  error,
  value,
  options,
  choose,
  onChange,
  onChoose,
}: Pick<FieldProps, 'label' | 'hint' | 'error'> & {
  id: string;
  value: string;
  options: readonly ComboOption[];
  choose: string;
  onChange: (text: string) => void;
  onChoose?: (key: string) => void;
}) {
  const errorId = useId();
  return (
    <ComboBox
      id={id}
      className="grid gap-1.5"
      defaultItems={options}
      inputValue={value}
      allowsCustomValue
      isInvalid={error !== undefined}
      validationBehavior="aria"
      onInputChange={onChange}
      onSelectionChange={(key) => {
        const option = options.find((one) => one.key === key);
        if (option !== undefined) onChoose?.(option.key);
      }}
    >
      <Label className="font-medium">{label}</Label>
      {hint !== undefined && (
        <Text slot="description" className="text-sm [overflow-wrap:anywhere] text-quiet">
          {hint}
        </Text>
      )}
      {error !== undefined && (
        <Text slot="errorMessage" id={errorId} className="text-sm font-medium text-fault">
          {error}
        </Text>
      )}
      <div className="relative">
        <Input
          autoComplete="off"
          spellCheck={false}
          className={`${CONTROL_CLASSES} min-h-touch${options.length > 0 ? ' pr-12' : ''}`}
        />
        {options.length > 0 && (
          <AriaButton
            aria-label={choose}
            className="absolute inset-y-0 right-0 w-12 rounded-md text-quiet hover:text-accent-strong"
          >
            <span aria-hidden="true">▾</span>
          </AriaButton>
        )}
      </div>
      <Popover className="w-[max(var(--trigger-width),18rem)] max-w-[calc(100vw-2rem)] overflow-y-auto rounded-md border border-line bg-raised py-1 shadow-over">
        <ListBox<ComboOption> aria-label={choose} className="outline-none">
          {(option) => (
            <ListBoxItem
              id={option.key}
              textValue={option.text}
              className="grid min-h-touch cursor-pointer content-center gap-0.5 px-3 py-1.5 data-[focused]:bg-accent-soft data-[hovered]:bg-accent-soft"
            >
              <span className="[overflow-wrap:anywhere]">{option.label ?? option.text}</span>
              {option.detail !== undefined && (
                <span className="text-sm text-quiet [overflow-wrap:anywhere]">{option.detail}</span>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
