// A program on the other side of the booking service. `.ci/run types` compiles it with what
// `booking-errors export --format typescript` writes.

import { BookingError, type BookingFailure } from "./booking";

/** The name of a failure tells which parameters it has. */
export function describe(failure: BookingFailure): string {
    switch (failure.name) {
        case BookingError.ROOM_FULL: {
            const seats: number | undefined = failure.params.seats;
            const hasList: boolean | undefined = failure.params.waiting_list;
            // @ts-expect-error: TOO_LATE has it
            void failure.params.minutes;
            return `${failure.params.room}: ${seats}, ${hasList}`;
        }
        case "booking.late":
            return `${failure.params.minutes} minutes`;
        case BookingError.CARD_DECLINED:
            // @ts-expect-error: a secret is not written
            void failure.params.card;
            return failure.params.reason ?? "";
        case BookingError.LOGIN_REQUIRED:
            // @ts-expect-error: it has no parameters
            void failure.params.user;
            return "login";
        default: {
            // @ts-expect-error: the cases above are no longer possible
            failure.name satisfies "booking.full";
            return failure.name;
        }
    }
}

const known: BookingError = "booking.full";
// @ts-expect-error: it is no wire value
const misspelled: BookingError = "booking.ful";
// @ts-expect-error: the constants are fixed
BookingError.ROOM_FULL = "booking.other";

export const values: BookingError[] = [known, misspelled, ...Object.values(BookingError)];
