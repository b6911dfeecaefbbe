/** Short remarks about a signature, each set apart. */
export function Remarks({ remarks }: { remarks: string[] }) {
  return (
    <span className="inline-flex flex-wrap gap-1.5 max-md:justify-end">
      {remarks.map((remark) => (
        <span key={remark} className="border border-rule px-1.5 text-[0.9375rem]">
          {remark}
        </span>
      ))}
    </span>
  );
}
